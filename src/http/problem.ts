/** What people read as the title of a problem, and the status it answers with. Codes are stable and part of the API. */
export interface ProblemKind {
  status: number;
  title: string;
}

/** Every problem the HTTP surface itself answers with; rule refusals bring their own code and take status and title from REFUSALS. */
export const PROBLEMS = {
  MALFORMED_REQUEST: { status: 400, title: '请求无法识别' },
  MALFORMED_JSON: { status: 400, title: '提交内容格式有误' },
  VALIDATION_FAILED: { status: 400, title: '有内容需要修改' },
  ACTING_ROLE_UNKNOWN: { status: 400, title: '办理身份不存在' },
  ACTING_UNIT_MISSING: { status: 400, title: '未选择办理单位' },
  IDEMPOTENCY_KEY_MALFORMED: { status: 400, title: '提交编号格式有误' },
  IF_MATCH_MALFORMED: { status: 400, title: '版本号格式有误' },
  UNKNOWN_RECEIPT: { status: 400, title: '入账回执无法识别' },
  ACTING_ROLE_MISSING: { status: 403, title: '未选择办理身份' },
  HOST_REFUSED: { status: 421, title: '访问地址不被接受' },
  CROSS_SITE_REFUSED: { status: 403, title: '不接受其他网站发来的请求' },
  NOT_FOUND: { status: 404, title: '没有找到' },
  REQUEST_TIMEOUT: { status: 408, title: '请求没有发完' },
  METHOD_NOT_ALLOWED: { status: 405, title: '不支持这种操作' },
  IDEMPOTENCY_CONFLICT: { status: 409, title: '同一提交编号已用于其他内容' },
  WRONG_EXPECTED_REVISION: { status: 412, title: '内容已有更新' },
  BODY_TOO_LARGE: { status: 413, title: '提交内容过大' },
  DOCUMENT_TOO_LARGE: { status: 413, title: '文件过大' },
  LEAF_TOO_LARGE: { status: 413, title: '一条记录的内容过长' },
  APPEND_TOO_LARGE: { status: 413, title: '一次提交的内容过多' },
  WRONG_CONTENT_TYPE: { status: 415, title: '提交格式不被接受' },
  URL_TOO_LONG: { status: 414, title: '访问地址过长' },
  LEAF_NOT_CANONICAL: { status: 422, title: '内容无法入账' },
  LEAF_MALFORMED: { status: 422, title: '内容无法入账' },
  FACT_REFUSED: { status: 422, title: '内容无法入账' },
  IDEMPOTENCY_KEY_MISSING: { status: 428, title: '缺少提交编号' },
  IF_MATCH_MISSING: { status: 428, title: '缺少版本号' },
  HEADERS_TOO_LARGE: { status: 431, title: '请求头过大' },
  INTERNAL_ERROR: { status: 500, title: '系统出现意外' },
  STORE_UNAVAILABLE: { status: 503, title: '账本暂时无法连接' },
  STORE_REFUSED: { status: 503, title: '账本暂时无法连接' },
  STORE_TAMPERED: { status: 503, title: '账本已停止登记' },
  EVENT_FROM_FUTURE: { status: 503, title: '账本已停止登记' },
  COPYING_REFUSED: { status: 503, title: '账本已停止登记' },
  STORE_LACKS_LEDGER: { status: 503, title: '账本与设置不符' },
  WRONG_STORE: { status: 503, title: '账本与设置不符' },
  WRONG_LEDGER: { status: 503, title: '账本与设置不符' },
  CLOCK_AHEAD: { status: 503, title: '系统时钟有误' },
  LEDGER_DAMAGED: { status: 503, title: '账本记录损坏' },
  PROJECTION_STOPPED: { status: 503, title: '统计已停止更新' },
  NOT_YET_READABLE: { status: 503, title: '统计尚未更新到位' },
} as const satisfies Record<string, ProblemKind>;
export type ProblemCode = keyof typeof PROBLEMS;

/** Refusals by a rule (DomainError), by kind. */
export const REFUSALS = {
  invalid: { status: 422, title: '不符合规则' },
  conflict: { status: 409, title: '与已有记录冲突' },
  forbidden: { status: 403, title: '当前身份不能办理' },
  'not-found': { status: 404, title: '没有找到' },
} as const satisfies Record<string, ProblemKind>;

/** Said at the end of every refusal of an entry: the page keeps what was typed. */
export const NOTHING_LOST = '您填写的内容仍在页面上，没有丢失。';

/** One invalid field: JSON path of the value and what to do about it (Chinese). */
export interface FieldError {
  path: string;
  message: string;
}

/** RFC 9457 problem details. `code` is stable; `detail` is Chinese and says what to do. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  errors?: FieldError[];
  [extension: string]: unknown;
}

/** A refusal made at the HTTP edge itself. */
export class HttpProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extensions: { errors?: FieldError[]; [name: string]: unknown } = {},
  ) {
    super(detail);
    this.name = 'HttpProblem';
  }
}

export function problemDetails(
  code: string, kind: ProblemKind, detail: string, instance: string, extensions: Record<string, unknown> = {},
): ProblemDetails {
  const type = `urn:taizhang:problem:${code.toLowerCase().replaceAll('_', '-')}`;
  return { ...extensions, type, title: kind.title, status: kind.status, code, detail, instance };
}
