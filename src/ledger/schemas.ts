import { Type } from 'typebox';

/** Building blocks shared by the event schemas of every feature. Leaves hold no floats: rates and amounts are decimal strings. */
/** A day of the calendar, `YYYY-MM-DD`; `format` refuses 2021-02-30. Years outside 1990–2100 are slips of the pen (http/fields.ts, `Day`). */
export const LocalDateSchema = Type.String({ pattern: '^(?:199\\d|20\\d{2}|2100)-\\d{2}-\\d{2}$', format: 'date' });
export const IdSchema = Type.String({ minLength: 1, maxLength: 100 });
/** Characters of one text. */
export const TEXT_LIMIT = 20_000;
export const TextSchema = Type.String({ minLength: 1, maxLength: TEXT_LIMIT });
export const ShortTextSchema = Type.String({ minLength: 1, maxLength: 500 });
export const DecimalSchema = Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,6})?$' });
export const Sha256Schema = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** One of the given words. (A union mapped from an array loses its words in the type.) */
export const oneOf = <const T extends readonly string[]>(words: T) => Type.Unsafe<T[number]>(Type.Union(words.map((word) => Type.Literal(word))));
export const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

/** The document a fact rests on (fact.ts, `Basis`). */
export const BasisSchema = Type.Object({
  title: ShortTextSchema, documentNumber: nullable(ShortTextSchema), issuedOn: nullable(LocalDateSchema), sha256: nullable(Sha256Schema),
});
