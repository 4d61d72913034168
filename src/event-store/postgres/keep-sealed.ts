import type { Pool } from 'pg';
import type { AppendCall } from '../append-call.js';

/** Keeps the personal values of a call that is about to be sent to another store (migrations/0004-follow.sql). */
export async function keepSealed(pool: Pool, call: Pick<AppendCall, 'stream' | 'sealed'>): Promise<void> {
  if (call.sealed.length === 0) return;
  const { sealed } = call;
  await pool.query({
    name: 'keep-sealed',
    text: 'select ledger.keep_sealed($1, $2, $3, $4, $5)',
    values: [sealed.map((one) => one.eventId), sealed.map(() => call.stream), sealed.map((one) => one.field), sealed.map((one) => one.salt), sealed.map((one) => one.value)],
  });
}
