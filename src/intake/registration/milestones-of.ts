import type { Deadline, Milestone, Target } from '../../measures/measure.events.js';
import type { ParsedDeadline } from '../parsed-plan.js';
import type { SeedTargetOf } from '../seed-plan.js';

const LABEL_LIMIT = 40;

/**
 * The milestones of a measure (product.md rule 1): one for each deadline of the text, in text order, `m1`, `m2` …; a measure without
 * deadlines has one without. A day that is written twice stands for two results due that day, so it is two milestones
 * (工程建设 23: the common forms, and the procedure for shared tasks); their labels count them.
 */
export function milestonesOf(deadlines: readonly ParsedDeadline[], targets: readonly SeedTargetOf[], year: number): Milestone[] {
  if (deadlines.length === 0) return [{ milestone: 'm1', label: '无明确时限', deadline: null, targets: targets.map(toTarget) }];
  const labels = counted(deadlines.map((one) => labelOf(one, year)));
  return deadlines.map((one, index) => ({
    milestone: `m${index + 1}`,
    label: labels[index]!,
    deadline: toDeadline(one),
    targets: targets.filter(({ deadline }) => deadline === index).map(toTarget),
  }));
}

function counted(labels: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
  const seen = new Map<string, number>();
  return labels.map((label) => {
    if (times.get(label) === 1) return label;
    const turn = (seen.get(label) ?? 0) + 1;
    seen.set(label, turn);
    return `${label}（之${turn}）`;
  });
}

/** 6月底前 → 2021年6月底前: what a person reads names its year. */
function labelOf({ raw, kind, date }: ParsedDeadline, year: number): string {
  const words = raw.length > LABEL_LIMIT ? `${raw.slice(0, LABEL_LIMIT)}…` : raw;
  const dated = kind === 'by' || kind === 'within' || kind === 'from';
  if (!dated || /20\d{2}/.test(words)) return words;
  const bare = words.replace(/^(?:今年|当年|本年度?|明年|次年)的?/, '');
  return /^\d|^年|^[一二三四五六七八九十上下第]/.test(bare) ? `${date?.slice(0, 4) ?? year}年${bare}` : words;
}

function toDeadline({ raw, kind, date, from, every, day }: ParsedDeadline): Deadline {
  return { kind, raw: raw.slice(0, 500), date: date ?? null, from: from ?? null, every: every ?? null, day: day ?? null };
}

function toTarget({ raw, unit, direction, baseline, value }: SeedTargetOf): Target {
  return { raw, unit, direction, baseline: baseline ?? null, value };
}
