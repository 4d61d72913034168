import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import type { ImportPlan } from '../../../src/intake/registration/decided-import.js';
import { planToRegister } from '../../../src/intake/registration/plan-to-register.js';
import { documentFingerprint } from '../../support/document-fingerprint.js';

/** A plan of 2023 with nine measures. */
export const NOTICE = readFileSync(fileURLToPath(new URL('../../unit/intake/documents/city-notice.txt', import.meta.url)), 'utf8');

export type Sections = ReturnType<typeof parsePlanText>['sections'];

export function documentOf(text: string, readAs: (sections: Sections) => Sections = (sections) => sections): ImportPlan {
  const document = documentFingerprint(Buffer.from(text), text);
  const plan = parsePlanText(text);
  return { plan: planToRegister({ ...plan, sections: readAs(plan.sections) }, document), document, units: null };
}
