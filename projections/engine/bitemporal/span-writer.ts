import { copyRows } from '../copy-rows.js';
import type { BatchTarget } from '../projection.js';
import type { Span, SpanSink } from './span.js';

/** Columns of a table of spans after `id`, `days` and `positions`, in the order of a row's values. */
export type SpanTables = ReadonlyMap<string, readonly string[]>;

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

  /** What the next flush will insert and update. */
  get pending(): { opened: Span[]; changed: Span[] } {
    return { opened: [...this.opened.values()], changed: [...this.changed.values()] };
  }

  async flush(target: BatchTarget): Promise<void> {
    const [opened, changed] = [byTable(this.opened.values()), byTable(this.changed.values())];
    this.opened = new Map();
    this.changed = new Map();
    for (const [table, spans] of changed) await update(target, table, spans);
    for (const [table, spans] of opened) {
      const columns = this.tables.get(table);
      if (!columns) throw new Error(`no table ${table} is declared`);
      await copyRows(target, table, ['id', 'days', 'positions', ...columns], spans.map((span) => [span.id, days(span), positions(span), ...span.row.values]));
    }
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
