import { Type } from 'typebox';
import { defineEvent } from './fact.js';
import { IdSchema, LocalDateSchema, nullable, TextSchema } from './schemas.js';

/** Correction (更正) of one earlier entry of the same stream: nothing is deleted, the original stays readable. */
export const EntryCorrected = defineEvent({
  type: 'entry-corrected', version: 1, label: '更正',
  data: Type.Object({
    target: IdSchema,
    reason: TextSchema,
    /** New day of the corrected entry, or null where the day stands. */
    occurredOn: nullable(LocalDateSchema),
    /** Data fields that change, with their new values. */
    changes: Type.Record(Type.String(), Type.Unknown()),
  }),
});
