import type { LocalDate } from '../ledger/fact.js';

export interface PlanState {
  exists: boolean;
  title: string;
  shortTitle: string;
  jurisdiction: string;
  issuer: string | null;
  documentNumber: string | null;
  issued: LocalDate | null;
  /** Last day of the plan period. */
  ends: LocalDate | '';
  registeredOn: LocalDate | '';
  /** Hash of the attached text, or null while none is attached. */
  textSha256: string | null;
  /** Hash of the text the registered facts were taken from. */
  sourceTextSha256: string | null;
  /** Hashes of the words of duties that the office did not register. */
  dismissedDuties: string[];
  voidedOn: LocalDate | null;
}
