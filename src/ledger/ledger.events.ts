import { Type } from 'typebox';
import { defineEvent, type EventOf } from './fact.js';
import { IdSchema, LocalDateSchema, nullable, ShortTextSchema } from './schemas.js';

/** First leaf of every ledger: which ledger this is. */
export const LedgerOpened = defineEvent({
  type: 'ledger-opened', version: 1, label: '台账启用',
  data: Type.Object({
    name: ShortTextSchema,
    kind: Type.Union([Type.Literal('office'), Type.Literal('sample'), Type.Literal('demo')]),
    /** The leading-group office's host unit, as known at the opening; named later by `host-unit-named`. */
    hostUnit: nullable(IdSchema),
  }),
});
/** The unit the leading-group office sits in: where it is itself responsible, 督查 checks (rule 5); null: none. */
export const HostUnitNamed = defineEvent({
  type: 'host-unit-named', version: 1, label: '指定办公室所在单位',
  data: Type.Object({ unit: nullable(IdSchema), reason: ShortTextSchema }),
});
/** A version of a rule set (light rules, accountability forms …) comes into force on `occurredOn`; the whole rule data is in the fact. */
export const RulesAdopted = defineEvent({
  type: 'rules-adopted', version: 1, label: '规则启用',
  data: Type.Object({ name: ShortTextSchema, edition: ShortTextSchema, from: LocalDateSchema, rules: Type.Record(Type.String(), Type.Unknown()) }),
});
export const LEDGER_EVENTS = [LedgerOpened, HostUnitNamed, RulesAdopted] as const;
export type LedgerEvent = EventOf<(typeof LEDGER_EVENTS)[number]>;
