import { copyRows } from '../copy-rows.js';
import type { Batch, BatchTarget } from '../projection.js';
import type { Span, SpanSink } from './span.js';

/** Columns of a table of spans after `id`, `days` and `positions`, in the order of a row's values. */
export type SpanTables = ReadonlyMap<string, readonly string[]>;

export interface SpanBatch extends Batch {
  /** Spans to insert. */
  opened: readonly Span[];
  /** Spans to update: inserted by an earlier batch. */
  changed: readonly Span[];
}

/** Gathers what a batch opens and changes, so that a span opened and replaced in one batch is written once, in its last form. */
export class SpanWriter implements SpanSink {
  private opened = new Map<number, Span>();
  private changed = new Map<number, Span>();

  constructor(private readonly tables: SpanTables) {}

  open(span: Span): void {
    this.opened.set(span.id, span);
  }

  change(span: Span): void {
    (this.opened.has(span.id) ? this.opened : this.changed).set(span.id, span);
  }

  /** What was opened and changed since the last batch. */
  batch(): SpanBatch {
    const [opened, changed] = [[...this.opened.values()], [...this.changed.values()]];
    this.opened = new Map();
    this.changed = new Map();
    return {
      opened, changed,
      write: async (target) => {
        for (const [table, spans] of byTable(changed)) await update(target, table, spans);
        for (const [table, spans] of byTable(opened)) await this.insert(target, table, spans);
      },
    };
  }

  private async insert(target: BatchTarget, table: string, spans: readonly Span[]): Promise<void> {
    const columns = this.tables.get(table);
    if (!columns) throw new Error(`no table ${table} is declared`);
    await copyRows(target, table, ['id', 'days', 'positions', ...columns], spans.map((span) => [span.id, days(span), positions(span), ...span.row.values]));
  }
}

const days = ({ from, to }: Span): string => `[${from},${to ?? ''})`;
const positions = ({ since, until }: Span): string => `[${since},${until ?? ''})`;

function byTable(spans: Iterable<Span>): Map<string, Span[]> {
  const grouped = new Map<string, Span[]>();
  for (const span of spans) {
    const group = grouped.get(span.row.table);
    if (group) group.push(span);
    else grouped.set(span.row.table, [span]);
  }
  return grouped;
}

async function update({ client, schema }: BatchTarget, table: string, spans: readonly Span[]): Promise<void> {
  const { rowCount } = await client.query(
    `update ${schema}.${table} as held set days = changed.days, positions = changed.positions
       from unnest($1::bigint[], $2::daterange[], $3::int8range[]) as changed (id, days, positions)
      where held.id = changed.id`,
    [spans.map(({ id }) => id), spans.map(days), spans.map(positions)],
  );
  if (rowCount !== spans.length) throw new Error(`${spans.length} rows of ${schema}.${table} were to change, ${rowCount} were found`);
}
