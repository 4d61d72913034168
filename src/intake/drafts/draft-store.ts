import type { Pool } from 'pg';
import type { Draft, DraftFailure, DraftProgress, DraftResult, DraftState } from './draft.js';
import type { IntakeSummaryDto } from './intake.dto.js';

const COLUMNS = `id, revision, file_name as "fileName", sha256, length(document)::int as bytes, uploaded_at as "uploadedAt", state, reading, work, progress, result, failure`;

/** What the list shows of a draft. */
export interface DraftFigures {
  title: string;
  measures: number;
  openQuestions: number;
}

/** Drafts in table intake.draft (migration 0005). */
export class DraftStore {
  constructor(private readonly pool: Pool) {}

  /** False where the draft is there already: the upload is repeated. */
  async add({ id, revision, fileName, sha256, uploadedAt, state, reading, work }: Draft, document: Buffer, submission: string, figures: DraftFigures): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into intake.draft (id, revision, submission, file_name, sha256, document, kind, uploaded_at, state, title, measures, open_questions, reading, work)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do nothing`,
      [id, revision, submission, fileName, sha256, document, reading.file.kind, uploadedAt, state, figures.title, figures.measures, figures.openQuestions,
        JSON.stringify(reading), JSON.stringify(work)],
    );
    return rowCount === 1;
  }

  async find(id: string): Promise<Draft | null> {
    const { rows } = await this.pool.query<Omit<Draft, 'uploadedAt'> & { uploadedAt: Date }>(`select ${COLUMNS} from intake.draft where id = $1`, [id]);
    return rows[0] ? { ...rows[0], uploadedAt: rows[0].uploadedAt.toISOString() } : null;
  }

  async document(id: string): Promise<{ document: Buffer; fileName: string } | null> {
    const { rows } = await this.pool.query<{ document: Buffer; fileName: string }>('select document, file_name as "fileName" from intake.draft where id = $1', [id]);
    return rows[0] ?? null;
  }

  /** Newest first. */
  async list(): Promise<Omit<IntakeSummaryDto, 'running'>[]> {
    const { rows } = await this.pool.query<Omit<IntakeSummaryDto, 'uploadedAt' | 'running'> & { uploadedAt: Date }>(
      `select id, file_name as "fileName", sha256, length(document)::int as bytes, kind, uploaded_at as "uploadedAt", state, title, measures, open_questions as "openQuestions"
         from intake.draft order by uploaded_at desc, id limit 500`,
    );
    return rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }));
  }

  /** Submission that made the revision a draft stands at. */
  async submissionOf(id: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ submission: string }>('select submission from intake.draft where id = $1', [id]);
    return rows[0]?.submission ?? null;
  }

  /** Writes the next revision; false where another one was written meanwhile. */
  async advance({ id, revision, state, reading, work, failure }: Draft, submission: string, figures: DraftFigures): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update intake.draft set revision = revision + 1, submission = $3, state = $4, title = $5, measures = $6, open_questions = $7, reading = $8, work = $9, failure = $10
        where id = $1 and revision = $2`,
      [id, revision, submission, state, figures.title, figures.measures, figures.openQuestions, JSON.stringify(reading), JSON.stringify(work), jsonOf(failure)],
    );
    return rowCount === 1;
  }

  /** Forgets uploads that are done with, registered or given up, with their documents. */
  async eraseEnded(uploadedBefore: Date): Promise<number> {
    const { rowCount } = await this.pool.query("delete from intake.draft where state in ('registered', 'discarded') and uploaded_at < $1", [uploadedBefore]);
    return rowCount ?? 0;
  }

  /** Registrations that a process left in the middle, without a word why, are said to have stopped. */
  async noteInterrupted(failure: DraftFailure): Promise<void> {
    await this.pool.query("update intake.draft set failure = $1 where state = 'registering' and failure is null", [jsonOf(failure)]);
  }

  /** How the registration of a revision goes; edits nothing and is no revision. Nothing is noted where somebody has confirmed anew since. */
  async note(id: string, revision: number, { state, progress, result, failure }: { state: DraftState; progress: DraftProgress | null; result: DraftResult | null; failure: DraftFailure | null }): Promise<void> {
    await this.pool.query('update intake.draft set state = $3, progress = $4, result = $5, failure = $6 where id = $1 and revision = $2', [id, revision, state, jsonOf(progress), jsonOf(result), jsonOf(failure)]);
  }
}

const jsonOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
