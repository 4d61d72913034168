import type { DeadlineComparison, TargetComparison } from '../../api/types.js';

/** How the two deadlines relate, in words. */
export function DeadlineDifference({ deadline }: { deadline: DeadlineComparison | null }) {
  if (!deadline) return null;
  const { verdict, days, compared } = deadline;
  const hint = compared === 'last' ? '两边时间节点数不同，比较最后一个' : compared === 'each' ? '逐个时间节点比较，取相差最多的' : undefined;
  switch (verdict) {
    case 'later': return <span className="difference difference-later" title={hint}>晚{days}天</span>;
    case 'earlier': return <span className="difference difference-better" title={hint}>早{-(days ?? 0)}天</span>;
    case 'same': return <span className="muted" title={hint}>相同</span>;
    case 'city-undated': return <span className="difference difference-later">市级没有日期</span>;
    case 'province-undated': return <span className="muted">省级没有日期</span>;
    case 'undated': return <span className="muted">都没有日期</span>;
  }
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
