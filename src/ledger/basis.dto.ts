import { Day, Optional, Sha256, Text } from '../http/fields.js';
import type { Basis } from './fact.js';

/** The document a fact rests on (依据文件). */
export class BasisDto {
  /** Title of the document */
  @Text('依据文件名称', 500)
  title: string;

  /** Document number, e.g. 潍政办字〔2021〕1号 */
  @Optional() @Text('依据文号', 500)
  documentNumber?: string | null;

  /** Day the document was issued, YYYY-MM-DD */
  @Optional() @Day('发文日期')
  issuedOn?: string | null;

  /** SHA-256 of the file, lower-case hex */
  @Optional() @Sha256('文件指纹')
  sha256?: string | null;
}

/** The basis as a leaf holds it: every member present. */
export function toBasis(basis: BasisDto | null | undefined): Basis | null {
  if (!basis) return null;
  const { title, documentNumber = null, issuedOn = null, sha256 = null } = basis;
  return { title, documentNumber, issuedOn, sha256 };
}
