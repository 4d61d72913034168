import type { DeadlineComparison, DeadlinePair, TargetComparison } from '../../api/types.js';
import { dateText } from '../../display/dates.js';

/** How the two deadlines relate, in words. */
export function DeadlineDifference({ deadline }: { deadline: DeadlineComparison | null }) {
  if (!deadline) return null;
  const { verdict, days, pairs } = deadline;
  if (pairs.length > 1 && verdict !== 'same') return <ul className="target-differences" data-testid="deadline-pairs">{pairs.map((one) => <li key={one.place}><PairDifference pair={one} /></li>)}</ul>;
  switch (verdict) {
    case 'later': return <span className="difference difference-later">晚{days}天</span>;
    case 'earlier': return <span className="difference difference-better">早{-(days ?? 0)}天</span>;
    case 'same': return <span className="muted">相同</span>;
    case 'city-undated': return <span className="difference difference-later">市级没有日期</span>;
    case 'province-undated': return <span className="muted">省级没有日期</span>;
    case 'undated': return <span className="muted">都没有日期</span>;
    case 'not-compared': return <span className="muted" title="一边按期反复完成，另一边周期不同或是固定日期，请人工比较">定期任务，未比较</span>;
  }
}

const PAIR_WORDS: Record<DeadlinePair['by'], (place: number) => string> = { result: (place) => `同一成果${place}`, place: (place) => `第${place}个时限`, first: () => '最早的时限', last: () => '最晚的时限' };

/** Of several dates each is told: one later, another earlier. */
function PairDifference({ pair: { by, place, days, city, province } }: { pair: DeadlinePair }) {
  const words = `${PAIR_WORDS[by](place)}${days > 0 ? `晚${days}天` : days < 0 ? `早${-days}天` : '相同'}`;
  const hint = `${by === 'first' || by === 'last' ? '两边时限个数不同，只比较最早和最晚的；' : ''}市级${dateText(city)}，省级${dateText(province)}`;
  return <span className={days > 0 ? 'difference difference-later' : days < 0 ? 'difference difference-better' : 'muted'} title={hint}>{words}</span>;
}

const TARGET_WORDS: Record<TargetComparison['verdict'], string> = { same: '相同', 'city-stricter': '市级要求更高', 'province-stricter': '省级要求更高', amount: '数量目标，不比高低' };
const TONES: Record<TargetComparison['verdict'], string> = { same: '', 'city-stricter': 'difference-better', 'province-stricter': 'difference-later', amount: 'difference-neutral' };

/** Targets both plans set for the same thing; those that are the same are only counted. */
export function TargetDifferences({ targets }: { targets: readonly TargetComparison[] }) {
  if (targets.length === 0) return null;
  const different = targets.filter(({ verdict }) => verdict !== 'same');
  const same = targets.length - different.length;
  return (
    <ul className="target-differences">
      {different.map(({ city, province, verdict }) => (
        <li key={city.raw + province.raw}>
          <span className={`difference ${TONES[verdict]}`}>{TARGET_WORDS[verdict]}</span>
          <div className="target-sides"><span>市：{city.raw}</span><span className="muted">省：{province.raw}</span></div>
        </li>
      ))}
      {same > 0 && <li className="muted small">{different.length > 0 ? '另有' : ''}{same}个目标相同</li>}
    </ul>
  );
}
