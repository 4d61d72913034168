import { readFileSync } from 'node:fs';
import type { Pool, QueryResultRow } from 'pg';
import type { ProjectionEngine } from './engine.js';

/** SQLSTATEs of a table or schema that is gone: the build was replaced between choosing it and reading it. */
const GONE: ReadonlySet<string> = new Set(['42P01', '3F000']);

/** Reads the live build of one projection. SQL names its tables `read.table`. */
export class ReadModel {
  private readonly texts = new Map<string, { name: string; text: string }>();
  private schema = '';

  constructor(private readonly pool: Pool, private readonly engine: Pick<ProjectionEngine, 'live'>, private readonly projection: string) {}

  async rows<R extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<R[]> {
    const { schema } = this.engine.live(this.projection);
    try {
      return await this.read<R>(schema, sql, values);
    } catch (error) {
      const now = this.engine.live(this.projection).schema;
      if (now === schema || !GONE.has((error as { code?: string }).code ?? '')) throw error;
      return this.read<R>(now, sql, values);
    }
  }

  private async read<R extends QueryResultRow>(schema: string, sql: string, values: readonly unknown[]): Promise<R[]> {
    if (schema !== this.schema) {
      this.texts.clear();
      this.schema = schema;
    }
    let prepared = this.texts.get(sql);
    if (!prepared) {
      prepared = { name: `${schema}-${this.texts.size}`, text: sql.replaceAll(/\bread\./g, `${schema}.`) };
      this.texts.set(sql, prepared);
    }
    const { rows } = await this.pool.query<R>({ ...prepared, values: [...values] });
    return rows;
  }
}

/** The SQL file beside a module. */
export function sqlFile(name: string, beside: string): string {
  return readFileSync(new URL(name, beside), 'utf8');
}
