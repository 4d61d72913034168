import { IsOptional, ValidateBy, type ValidationOptions } from 'class-validator';
import { textProblem } from '../ledger/entered-text.js';
import { isRealDate } from '../ledger/local-date.js';

/**
 * Validators of request fields. Each says in Chinese which field, which value and what to do; `label` is what the form calls
 * the field.
 */
type FieldCheck = (value: unknown) => string | null;

function field(name: string, check: FieldCheck, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => check(value) === null,
      defaultMessage: (args) => check(args?.value) ?? '',
    },
  }, options);
}

/** Text of 1 to `max` characters that is not blank. */
export function Text(label: string, max = 20_000): PropertyDecorator {
  return field('text', (value) => {
    if (typeof value !== 'string') return `请填写${label}`;
    if (value.trim() === '') return `请填写${label}`;
    if (value.length > max) return `${label}过长（${value.length}字），请控制在${max}字以内`;
    const problem = textProblem(value);
    return problem && `${label}${problem}`;
  });
}

/** A file's own name, without the folder it lies in. */
export function FileName(label: string): PropertyDecorator {
  return field('fileName', (value) => {
    if (typeof value === 'string' && /[\t\n\r\u2028\u2029]/.test(value)) return `${label}含有换行或制表符，请改名后再上传`;
    return typeof value === 'string' && (/[\\/]/.test(value) || /^\.*$/.test(value)) ? `${label}“${shown(value)}”不是文件名，请去掉文件夹后再上传` : null;
  });
}

/** A calendar day that exists, `YYYY-MM-DD`, years 1990 to 2100. */
export function Day(label: string): PropertyDecorator {
  return field('day', (value) => (isLedgerDay(value) ? null : `${label}“${shown(value)}”不是有效的日期，请按“2021-09-30”的格式填写`));
}

const ID = /^[\w@.:-]{1,100}$/;

/** An identifier as the API gave it out. */
export function Id(label: string): PropertyDecorator {
  return field('id', (value) => (typeof value === 'string' && ID.test(value) ? null : `${label}“${shown(value)}”无法识别，请重新选择`));
}

/** A list of 0 to `max` different identifiers. */
export function Ids(label: string, max: number): PropertyDecorator {
  return field('ids', (value) => {
    if (!Array.isArray(value) || value.length > max) return `${label}应为不超过${max}项的列表`;
    if (!value.every((one) => typeof one === 'string' && ID.test(one))) return `${label}中有无法识别的编号，请重新选择`;
    return new Set(value).size === value.length ? null : `${label}中有重复的一项，请删去`;
  });
}

/** A decimal number written as text: up to 15 digits and 6 decimals. Leaves hold no floating-point numbers. */
export function Decimal(label: string): PropertyDecorator {
  return field('decimal', (value) =>
    (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? null : `${label}“${shown(value)}”不是有效的数，请填写如“12.5”`));
}

/** One of a closed list. */
export function OneOf(label: string, choices: readonly string[]): PropertyDecorator {
  return field('oneOf', (value) => (choices.includes(value as string) ? null : `${label}“${shown(value)}”不在可选范围内，请重新选择`));
}

/** A whole number within bounds; in a query string its digits are enough. */
export function WholeNumber(label: string, min: number, max: number): PropertyDecorator {
  return field('wholeNumber', (value) =>
    (Number.isInteger(value) && (value as number) >= min && (value as number) <= max ? null : `${label}“${shown(value)}”应为${min}到${max}之间的整数`));
}

/** SHA-256 of a file, lower-case hex. */
export function Sha256(label: string): PropertyDecorator {
  return field('sha256', (value) => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? null : `${label}应为64位小写十六进制`));
}

/** A list of 0 to `max` entries. */
export function ListOf(label: string, max: number): PropertyDecorator {
  return field('list', (value) => (Array.isArray(value) && value.length <= max ? null : `${label}应为不超过${max}项的列表`));
}

/** A list of 0 to `max` objects: the validator of nested objects takes a list in the place of one for many more of them. */
export function ObjectList(label: string, max: number): PropertyDecorator {
  return field('objectList', (value) => {
    if (!Array.isArray(value) || value.length > max) return `${label}应为不超过${max}项的列表`;
    const places = value.flatMap((one: unknown, place) => (isObject(one) ? [] : [place + 1]));
    return places.length === 0 ? null : `${label}第${places[0]}项格式有误，请重新填写`;
  });
}

/** Each entry of a list is text of 1 to `max` characters. */
export function TextList(label: string, max: number): PropertyDecorator {
  return field('textList', (value) =>
    (Array.isArray(value) && value.every((one) => typeof one === 'string' && one.trim() !== '' && one.length <= max) ? null : `${label}应逐项填写，每项不超过${max}字`));
}

/** Each entry of a list is one of a closed list. */
export function OneOfList(label: string, choices: readonly (string | null)[]): PropertyDecorator {
  return field('oneOfList', (value) => {
    const wrong: unknown = Array.isArray(value) ? value.find((one: unknown) => !choices.includes(one as string)) : undefined;
    return wrong === undefined ? null : `${label}“${shown(wrong)}”不在可选范围内，请重新选择`;
  });
}

/** Each entry of a list is a whole number within bounds. */
export function WholeNumberList(label: string, min: number, max: number): PropertyDecorator {
  return field('wholeNumberList', (value) => {
    const wrong: unknown = Array.isArray(value) ? value.find((one: unknown) => !Number.isInteger(one) || (one as number) < min || (one as number) > max) : undefined;
    return wrong === undefined ? null : `${label}“${shown(wrong)}”应为${min}到${max}之间的整数`;
  });
}

/** An object with named values. */
export function Values(label: string): PropertyDecorator {
  return field('values', (value) => (isObject(value) ? null : `${label}格式有误，请重新填写`));
}

/** Any value: what it may be depends on other fields, and whoever takes it says so. */
export function AnyValue(): PropertyDecorator {
  return field('anyValue', () => null);
}

/** true or false. */
export function YesOrNo(label: string): PropertyDecorator {
  return field('yesOrNo', (value) => (typeof value === 'boolean' ? null : `${label}应为是或否`));
}

/** The field may be left out or null. */
export function Optional(): PropertyDecorator {
  return IsOptional();
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Years outside 1990–2100 are slips of the pen, not days of a plan. */
function isLedgerDay(value: unknown): boolean {
  return typeof value === 'string' && isRealDate(value) && value >= '1990-01-01' && value <= '2100-12-31';
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
