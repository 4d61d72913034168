import { SingleBar } from 'cli-progress';
import type { Client } from 'pg';
import type { Leaf } from '../../event-store/event-store.js';
import { parseLeaf } from '../../event-store/leaf.js';
import type { Check } from './check.js';
import { whyUnreadable } from './unreadable.js';

const PAGE = 1_000;

interface LeafRow {
  position: string;
  known_at: Date;
  event_id: string;
  revision: number;
  stream: string;
  bytes: Buffer;
}

/**
 * Walks the whole ledger once, in order: every position is there, every leaf is canonical and whole and says of itself what
 * its row says, revisions of a stream follow each other, the moment known never falls, and this program can read what it says. Stops at the first that does not hold.
 *
 * @param take is given each leaf that holds: what else is to be looked at on the one walk
 */
export async function checkLeaves(client: Client, take: (leaf: Leaf) => void = () => undefined): Promise<Check> {
  const named = { name: 'leaves', title: '账本记录' };
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('ledger.leaf') is not null as there`);
  if (!found[0]?.there) return { ...named, result: 'NOT CHECKED', detail: '尚未建立数据结构' };
  const { rows: [head] } = await client.query<{ total: string; origin: string | null }>(
    'select coalesce(max(position) + 1, 0) as total, (select origin from ledger.identity) as origin from ledger.leaf');
  const total = Number(head!.total);
  const walk = new LeafWalk(head!.origin, take);
  const bar = new SingleBar({ format: '核对账本记录 {bar} {value}/{total}', stream: process.stderr, clearOnComplete: true });
  bar.start(total, 0);
  try {
    while (walk.next < total) {
      const { rows } = await client.query<LeafRow>(
        'select position, known_at, event_id, revision, stream, bytes from ledger.leaf where position >= $1 order by position limit $2', [walk.next, Math.min(PAGE, total - walk.next)]);
      for (const row of rows) {
        const wrong = walk.wrongWith(row);
        if (wrong) return { ...named, result: 'FAIL', detail: `第 ${walk.next} 号记录${wrong}。统计停在它之前；请停止填报，从备份恢复，并查明是谁绕过程序写入了数据库` };
      }
      bar.update(walk.next);
    }
  } finally {
    bar.stop();
  }
  return { ...named, result: 'PASS', detail: `${total} 条逐条核对，格式完整、编号连续` };
}

/** What must hold from one leaf to the next. */
class LeafWalk {
  next = 0;
  private knownAt = 0;
  private readonly revisions = new Map<string, number>();

  constructor(private readonly origin: string | null, private readonly take: (leaf: Leaf) => void) {}

  /** What is wrong with the next row, or null. */
  wrongWith(row: LeafRow): string | null {
    if (Number(row.position) !== this.next) return '缺失';
    let leaf;
    try {
      leaf = parseLeaf(row.bytes);
    } catch {
      return '不是一条完整的记录';
    }
    if (leaf.id !== row.event_id || leaf.stream !== row.stream || leaf.revision !== row.revision) return '的内容与它的编号不一致';
    if (leaf.origin !== this.origin) return '属于另一本台账';
    if (row.revision !== (this.revisions.get(row.stream) ?? -1) + 1) return '与同一事项的上一条不连续';
    const recordedAt = Date.parse(leaf.recordedAt);
    if (row.known_at.getTime() !== Math.max(this.knownAt, recordedAt)) return '的入账时间与内容不一致';
    if (recordedAt > Date.now() + 3_600_000) return '的入账时间在将来';
    const unreadable = whyUnreadable(leaf);
    if (unreadable) return unreadable;
    this.revisions.set(row.stream, row.revision);
    this.knownAt = Math.max(this.knownAt, recordedAt);
    this.next += 1;
    this.take(leaf);
    return null;
  }
}
