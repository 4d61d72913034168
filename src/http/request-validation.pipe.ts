import { Injectable, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { textProblem } from '../ledger/entered-text.js';
import { HttpProblem, NOTHING_LOST, type FieldError } from './problem.js';

const MAX_DEPTH = 12;

/**
 * Validates every body and query once, at the edge: unknown fields are refused, text is NFC-normalised (architecture.md, "The
 * leaf"), text no page could show is refused wherever it stands.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => refusal(errors.flatMap((error) => fieldErrors(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body') return super.transform(value, metadata);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw refusal([{ path: '', message: '提交的内容应为一个 JSON 对象' }]);
    }
    return super.transform(normalised(value, '', 0), metadata);
  }
}

function normalised(value: unknown, path: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw refusal([{ path, message: '内容嵌套过深，请简化后再次提交' }]);
  if (typeof value === 'string') {
    const problem = textProblem(value);
    if (problem) throw refusal([{ path, message: `内容${problem}` }]);
    return value.normalize('NFC');
  }
  if (Array.isArray(value)) return value.map((one, index) => normalised(one, `${path}/${index}`, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => {
    if (!isPlainName(name)) throw refusal([{ path: `${path}/${name}`, message: unknownField(name) }]);
    return [name, normalised(one, `${path}/${name}`, depth + 1)];
  }));
}

/** Names of the prototype chain (toString) pass for known ones in the validator's own tables. */
function isPlainName(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_]*$/.test(name) && name !== 'prototype' && !(name in Object.prototype);
}

function unknownField(name: string): string {
  return `没有“${name.slice(0, 40)}”这一项，请删除`;
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    path,
    message: rule === 'whitelistValidation' ? unknownField(error.property) : chinese(message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}

/** class-validator's own rules (nested objects, unknown values) speak English. */
function chinese(message: string): string {
  return /[\u4e00-\u9fff]/.test(message) ? message : '内容格式有误，请重新填写';
}

function refusal(errors: FieldError[]): HttpProblem {
  const first = errors[0]?.message ?? '内容格式有误';
  const more = errors.length > 1 ? `等${errors.length}处` : '';
  return new HttpProblem('VALIDATION_FAILED', `${first}${more}。改正后可再次提交，${NOTHING_LOST}`, { errors });
}
