import { Type } from 'typebox';
import { EntryCorrected } from '../ledger/entry-corrected.event.js';
import { defineEvent, type EventOf, type FactOf } from '../ledger/fact.js';
import { IdSchema, nullable, oneOf, ShortTextSchema, TextSchema } from '../ledger/schemas.js';

/** Rule 9: two kinds that are never added together. */
export const RECORD_KINDS = ['chase-up', 'accountability'] as const;
export const RECORD_KIND_LABELS = { 'chase-up': '督促措施', accountability: '问责处理' } as const;

export const AccountabilityRecorded = defineEvent({
  type: 'accountability-recorded', version: 1, label: '督促问责登记',
  data: Type.Object({
    kind: oneOf(RECORD_KINDS),
    /** A form of seeds/rules/accountability.json, e.g. 约谈, 通报批评. */
    form: ShortTextSchema,
    unit: IdSchema,
    measure: nullable(IdSchema),
    milestone: nullable(IdSchema),
    /** Deciding organ; required for 问责处理. */
    organ: nullable(ShortTextSchema),
    documentNumber: nullable(ShortTextSchema),
    ground: nullable(ShortTextSchema),
    facts: TextSchema,
    /** What the unit said. */
    statement: nullable(TextSchema),
  }),
});
/** An upheld objection or a decision of the organ: appended, the record stays readable (rule 10). */
export const AccountabilityReversed = defineEvent({
  type: 'accountability-reversed', version: 1, label: '撤销',
  data: Type.Object({ reason: TextSchema, organ: ShortTextSchema }),
});
export const RECORD_EVENTS = [AccountabilityRecorded, AccountabilityReversed, EntryCorrected] as const;
export type RecordEvent = EventOf<(typeof RECORD_EVENTS)[number]>;
export type RecordFact = FactOf<(typeof RECORD_EVENTS)[number]>;
