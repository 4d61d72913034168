import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { DomainError } from './domain-error.js';
import { requireReadableTexts } from './entered-text.js';
import { EVENT_CATALOGUE } from './event-catalogue.js';
import type { Fact } from './fact.js';
import { chineseDate, isRealDate } from './local-date.js';
import { BasisSchema, LocalDateSchema } from './schemas.js';

const compiled = new Map<string, Validator>();

/**
 * Checks a fact against the schema of its type and newest version: names, shapes and calendar days, and that nothing stands in
 * it that the schema does not name. What the values mean is the deciders' business.
 *
 * @throws DomainError FACT_INVALID with the path (JSON pointer), IMPOSSIBLE_DATE for a day that is not in the calendar,
 *   DATE_OUT_OF_RANGE for one of another age, TEXT_UNREADABLE, TEXT_BLANK
 */
export function validateFact(fact: Fact): void {
  const definition = EVENT_CATALOGUE.get(fact.type);
  if (!definition || definition.version !== fact.version) {
    throw new DomainError('FACT_INVALID', `事件类型“${fact.type}”第${fact.version}版无法识别，请升级程序后再试。`, 'invalid', { path: '/type' });
  }
  check('occurredOn', LocalDateSchema, fact.occurredOn, '/occurredOn');
  if (fact.basis !== null) check('basis', BasisSchema, fact.basis, '/basis');
  check(fact.type, definition.data, fact.data, '/data');
  requireReadableTexts(fact.basis, '/basis');
  requireReadableTexts(fact.data, '/data');
  requireReadableTexts(fact.personal, '/personal');
}

function check(name: string, schema: TSchema, value: unknown, at: string): void {
  let validator = compiled.get(name);
  if (!validator) compiled.set(name, (validator = Compile(closed(schema) as TSchema)));
  if (validator.Check(value)) return;
  const [impossible, misshapen] = firstErrors(validator, value);
  if (impossible) {
    const path = at + impossible.instancePath;
    const found = valueAt(value, impossible.instancePath);
    throw new DomainError('IMPOSSIBLE_DATE', `日期“${String(found)}”在日历上不存在，请改为真实日期。`, 'invalid', { path, value: found });
  }
  const path = at + (misshapen?.instancePath ?? '');
  const given = valueAt(value, misshapen?.instancePath ?? '');
  if (typeof given === 'string' && isRealDate(given)) {
    throw new DomainError('DATE_OUT_OF_RANGE', `日期“${chineseDate(given)}”不在1990年至2100年之间，请检查年份。`, 'invalid', { path, value: given });
  }
  throw new DomainError('FACT_INVALID', `填写的内容有误（${path}），请检查该项是否漏填、过长或格式不对。`, 'invalid', { path, reason: misshapen?.message });
}

function firstErrors(validator: Validator, value: unknown) {
  const errors = validator.Errors(value);
  const impossible = errors.find((error) => {
    const found = valueAt(value, error.instancePath);
    return error.keyword === 'format' && typeof found === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(found);
  });
  // The deepest path is the one a person can act on: unions report themselves as well as their parts.
  const misshapen = [...errors].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
  return [impossible, misshapen] as const;
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}

/** The schema with every object closed to unnamed members: a misspelt optional field must not be dropped in silence. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return copy.type === 'object' && copy.properties && !copy.patternProperties ? { ...copy, additionalProperties: false } : copy;
}
