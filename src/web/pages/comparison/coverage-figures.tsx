import type { Coverage } from '../../api/types.js';
import { useDefinitions } from '../../display/definitions.js';
import { Explained } from '../../display/explained.js';
import { Figure } from '../../display/figure.js';

const PATH = '/comparison';
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`);

/** Coverage both ways, and where the two plans differ. */
export function CoverageFigures({ coverage: { city, province, later, withoutDate, targetsDiffer, lessStrict } }: { coverage: Coverage }) {
  const definition = useDefinitions();
  const linked = city.linked;
  return (
    <section className="panel coverage" data-testid="coverage" aria-label="对照总数">
      <div className="coverage-ways">
        <Way name="市级措施已对应" share={percent(linked, city.measures)} text={`${linked} / ${city.measures} 项`} definition={definition('comparison.linked')} done={linked / (city.measures || 1)} testId="coverage-city" />
        <Way name="省级措施有对应" share={percent(province.covered, province.measures)} text={`${province.covered} / ${province.measures} 项`} definition={definition('comparison.covered')} done={province.covered / (province.measures || 1)} testId="coverage-province" />
      </div>
      <div className="coverage-figures">
        <Figure name="时限晚于省级" value={later} unit="项" tone="soon" definition={definition('comparison.later')} path={PATH} params={{ only: 'later' }} note={`已对应 ${linked} 项中`} testId="later" />
        <Figure name="目标与省级不同" value={targetsDiffer} unit="项" tone="soon" definition={definition('comparison.targets')} path={PATH} params={{ only: 'targets' }} note={`其中省级要求更高 ${lessStrict} 项`} testId="targets-differ" />
        <Figure name="没有对应" value={city.none} unit="项" definition={definition('comparison.none')} path={PATH} params={{ only: 'unlinked' }} note={`另有待对照 ${city.open} 项`} testId="none" />
        <Figure name="市级没有日期" value={withoutDate} unit="项" definition={definition('comparison.withoutDate')} path={PATH} params={{ only: 'without-date' }} note="省级写明了日期" testId="without-date" />
      </div>
    </section>
  );
}

interface WayProps {
  name: string;
  share: string;
  text: string;
  definition: string;
  /** 0–1. */
  done: number;
  testId: string;
}

function Way({ name, share, text, definition, done, testId }: WayProps) {
  return (
    <div className="coverage-way" data-testid={testId}>
      <div className="totals-rate-line"><span>{name}<Explained text={definition} label={name} /></span><span><strong>{share}</strong>　{text}</span></div>
      <span className="indicator-bar"><span className="indicator-done" style={{ width: `${done * 100}%` }} /></span>
    </div>
  );
}
