import type { Client } from 'pg';
import { LogShortenedError } from '../../../projections/engine/errors.js';
import type { Check } from './check.js';

interface BuildRow {
  name: string;
  checkpoint: string;
  error: { code: string; position: number | null } | null;
}

/** Whether every read model goes on: one that has stopped answers with old figures until somebody looks after it. */
export async function checkProjections(client: Client): Promise<Check> {
  const named = { name: 'projections', title: '统计视图' };
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('projection.build') is not null as there`);
  if (!found[0]?.there) return { ...named, result: 'NOT CHECKED', detail: '尚未建立，启动一次即可' };
  const { rows } = await client.query<BuildRow>(`select name, checkpoint, error from projection.build where state = 'live' order by name`);
  if (rows.length === 0) return { ...named, result: 'NOT CHECKED', detail: '还没有建立任何视图，启动一次即可' };
  const { rows: [log] } = await client.query<{ head: string }>('select coalesce(max(position) + 1, 0) as head from ledger.leaf');
  const shortened = rows.filter(({ checkpoint, error }) => error?.code === LogShortenedError.CODE || Number(checkpoint) > Number(log!.head));
  if (shortened.length > 0) {
    const counted = shortened.map(({ name, checkpoint }) => `${name} 已计入 ${checkpoint} 条`).join('，');
    const left = Math.min(...shortened.map(({ error }) => error?.position ?? Number(log!.head)));
    return { ...named, result: 'FAIL', detail: `${counted}，而账本一度只剩 ${left} 条：末尾的记录已被删除，之后的登记没有计入。请停止填报，从备份恢复，并查明是谁绕过程序删除了记录；确认以现有账本为准时，再对每个视图运行 npx taizhang rebuild 视图名` };
  }
  const stopped = rows.filter(({ error }) => error !== null);
  if (stopped.length > 0) {
    const where = stopped.map(({ name, checkpoint, error }) => `${name} 停在第 ${error?.position ?? checkpoint} 号记录`).join('，');
    return { ...named, result: 'FAIL', detail: `${where}，之后的登记没有计入。请先看“账本记录”一项；账本无误时安装最新版本的程序，再运行 npx taizhang rebuild 视图名` };
  }
  return { ...named, result: 'PASS', detail: `${rows.length} 个视图没有出错` };
}
