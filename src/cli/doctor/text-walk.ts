import type { Leaf } from '../../event-store/event-store.js';
import { textFingerprint } from '../../intake/text-fingerprint.js';
import type { Check } from './check.js';

interface PlanText {
  stream: string;
  /** Hash of the words themselves, and the one recorded with them; null where there is none. */
  text: string | null;
  recorded: string | null;
}

type Values = Record<string, unknown>;
const NAMED = { name: 'texts', title: '措施原文' };
const MOST_NAMED = 5;

/**
 * Whether the plan's words that each measure holds are those its hash was taken of, corrections included. No door of the
 * program lets one change without the other; who enters behind its back, or entered before that was so, shows here.
 */
export class TextWalk {
  /** Event id → text of that entry; only the hashes are kept. */
  private readonly texts = new Map<string, PlanText>();
  /** Stream → what the office cites the measure by. */
  private readonly cited = new Map<string, string>();

  /** Leaves in their order. */
  take({ id, stream, type, data }: Pick<Leaf, 'id' | 'stream' | 'type' | 'data'>): void {
    if (!stream.startsWith('measure-')) return;
    if (type === 'measure-registered') this.cited.set(stream, String((data.source as Values | undefined)?.reference));
    if (type === 'measure-registered' || type === 'measure-text-attached') this.texts.set(id, changed({ stream, text: null, recorded: null }, data));
    if (type !== 'entry-corrected') return;
    const target = this.texts.get(String(data.target));
    if (target) this.texts.set(String(data.target), changed(target, data.changes as Values));
  }

  result(): Check {
    const held = [...this.texts.values()].filter(({ text, recorded }) => text !== null && recorded !== null);
    const differing = held.filter(({ text, recorded }) => text !== recorded);
    if (differing.length === 0) return { ...NAMED, result: 'PASS', detail: `${held.length} 段原文与登记的指纹一致` };
    const named = differing.slice(0, MOST_NAMED).map(({ stream }) => this.cited.get(stream) ?? stream).join('、');
    return { ...NAMED, result: 'FAIL', detail: `${differing.length} 段原文与登记的指纹不一致：${named}${differing.length > MOST_NAMED ? '等' : ''}。请对照方案文件核对，并查明是谁改动了原文` };
  }
}

function changed(before: PlanText, values: Values): PlanText {
  const source = values.source as Values | undefined;
  const recorded = 'textSha256' in values ? values.textSha256 : source ? source.textSha256 : before.recorded;
  const text = typeof values.text === 'string' ? textFingerprint(values.text) : 'text' in values ? null : before.text;
  return { ...before, text, recorded: typeof recorded === 'string' ? recorded : null };
}
