/** One invalid field. */
export class FieldErrorDto {
  /** JSON path of the value */
  path: string;
  /** What to do about it (Chinese) */
  message: string;
}

/** RFC 9457 problem details. */
export class ProblemDto {
  /** URI naming the kind of problem */
  type: string;
  /** Short title (Chinese) */
  title: string;
  /** HTTP status */
  status: number;
  /** Stable code */
  code: string;
  /** What was wrong and what to do (Chinese) */
  detail: string;
  /** Path of the request */
  instance: string;
  /** Invalid fields, where there are any */
  errors?: FieldErrorDto[];
  /** Revision the stream stands at (412 only) */
  actualRevision?: number;
}
