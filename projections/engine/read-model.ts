import { readFileSync } from 'node:fs';
import type { Pool, QueryResultRow } from 'pg';
import type { ProjectionEngine } from './engine.js';

/** SQLSTATEs of a table or schema that is gone: the build was replaced between choosing it and reading it. */
const GONE: ReadonlySet<string> = new Set(['42P01', '3F000']);

/** Reads the live build of one projection. SQL names its tables `read.table`. */
export class ReadModel {
  private readonly texts = new Map<string, string>();

  constructor(private readonly pool: Pool, private readonly engine: Pick<ProjectionEngine, 'live'>, private readonly projection: string) {}

  /** Schema of the live build. */
  get schema(): string {
    return this.engine.live(this.projection).schema;
  }

  /** Next position the live build will take in. */
  get checkpoint(): number {
    return this.engine.live(this.projection).checkpoint;
  }

  async rows<R extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<R[]> {
    const { schema } = this;
    try {
      return await this.read<R>(schema, sql, values);
    } catch (error) {
      const now = this.schema;
      if (now === schema || !GONE.has((error as { code?: string }).code ?? '')) throw error;
      return this.read<R>(now, sql, values);
    }
  }

  private async read<R extends QueryResultRow>(schema: string, sql: string, values: readonly unknown[]): Promise<R[]> {
    const key = `${schema} ${sql}`;
    const text = this.texts.get(key) ?? sql.replaceAll(/\bread\./g, `${schema}.`);
    this.texts.set(key, text);
    // Not a named statement: after five runs PostgreSQL would plan it once for every day and position, and read whole tables.
    const { rows } = await this.pool.query<R>(text, [...values]);
    return rows;
  }
}

/** The SQL file beside a module. */
export function sqlFile(name: string, beside: string): string {
  return readFileSync(new URL(name, beside), 'utf8');
}
