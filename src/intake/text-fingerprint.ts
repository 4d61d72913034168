import { createHash } from 'node:crypto';

/**
 * SHA-256 (lower-case hex) over the NFC text without any white space: the same words have the same fingerprint, wherever a
 * conversion broke the lines.
 */
export function textFingerprint(text: string): string {
  return createHash('sha256').update(text.normalize('NFC').replace(/[\s\u3000]+/gu, ''), 'utf8').digest('hex');
}

export interface DocumentFingerprint {
  /** SHA-256 of the file as it is. */
  sha256: string;
  /** Fingerprint of its text. */
  textSha256: string;
}
