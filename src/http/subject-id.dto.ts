import { Id } from './fields.js';

/** The thing an address names. */
export class SubjectIdDto {
  /** Id as the API gave it out */
  @Id('编号')
  id: string;
}
