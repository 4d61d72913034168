import type { Appended, Problem } from './types.js';

/** A refused or failed request, as RFC 9457 problem details. Network failures become one with status 0. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Who acts: sent with every request so that the server can decide and record it. */
export interface ActingPerson {
  role: string;
  unit: string | null;
}
export type QueryParams = Record<string, string | number | boolean | null | undefined>;

const BASE = '/api/v1';

export function queryString(params: QueryParams): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

export function actingHeaders(person: ActingPerson): Record<string, string> {
  return { 'Taizhang-Role': person.role, ...(person.unit ? { 'Taizhang-Unit': person.unit } : {}) };
}

/** Only who was entering has typed something. */
const kept = ({ method }: RequestInit): string => (method === 'POST' ? '；已填写的内容仍保留在页面上' : '');

async function problemOf(response: Response, init: RequestInit): Promise<ApiProblem> {
  const fallback: Problem = {
    title: '请求未完成', status: response.status, code: 'UNEXPECTED_ANSWER',
    detail: `服务器没有给出预期的答复（${response.status}）。请稍后重试${kept(init)}。`,
  };
  try {
    const body = (await response.json()) as Partial<Problem>;
    return new ApiProblem({ ...fallback, ...body });
  } catch {
    return new ApiProblem(fallback);
  }
}

/** @throws ApiProblem when refused or unreachable. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({
      title: '连接不上服务器', status: 0, code: 'NETWORK',
      detail: `暂时连接不上服务器，请检查网络后重试${kept(init)}。`,
    });
  }
  if (!response.ok) throw await problemOf(response, init);
  return response;
}

/** @throws ApiProblem when refused or unreachable. */
export async function get<T>(path: string, params: QueryParams, person: ActingPerson, signal?: AbortSignal): Promise<T> {
  const response = await send(`${path}${queryString(params)}`, {
    headers: { Accept: 'application/json', ...actingHeaders(person) },
    ...(signal ? { signal } : {}),
  });
  return (await response.json()) as T;
}

export interface Command {
  path: string;
  body: unknown;
  /** Stable for one opening of a form, so that a retry never enters a fact twice. */
  idempotencyKey: string;
  /** Revision that the writer saw; null for a new stream. */
  revision: number | null;
  person: ActingPerson;
}

/** @throws ApiProblem; 412 when someone else wrote to the same thing meanwhile. */
export async function post(command: Command): Promise<Appended> {
  const response = await send(command.path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Idempotency-Key': command.idempotencyKey,
      ...(command.revision === null ? {} : { 'If-Match': `"${command.revision}"` }),
      ...actingHeaders(command.person),
    },
    body: JSON.stringify(command.body),
  });
  return (await response.json()) as Appended;
}

/** 128 random bits as hex. Not crypto.randomUUID: that is absent on plain http addresses. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
