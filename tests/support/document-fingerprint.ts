import { sha256Of } from '../../src/intake/drafts/read-draft.js';
import { textFingerprint, type DocumentFingerprint } from '../../src/intake/text-fingerprint.js';

/** What tells a document: the file as it is, and its text. */
export function documentFingerprint(bytes: Uint8Array, text: string): DocumentFingerprint {
  return { sha256: sha256Of(bytes), textSha256: textFingerprint(text) };
}
