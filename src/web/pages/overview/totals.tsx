import { Progress } from 'antd';
import type { Dashboard } from '../../api/types.js';
import { useDefinitions, type DefinitionKey } from '../../display/definitions.js';
import { Explained } from '../../display/explained.js';
import { Figure } from '../../display/figure.js';
import { COLOURS } from '../../theme.js';
import { PlacedLink } from '../../session/placed-link.js';
import type { QueryParams } from '../../api/client.js';

interface Part {
  key: DefinitionKey;
  name: string;
  value: number;
  params: QueryParams;
  tone?: 'overdue' | 'soon' | 'done';
}

/** States that most plans never see are shown only where something stands in them. */
const optional = (parts: Part[]): Part[] => parts.filter((part) => part.value > 0);

/** Totals in 项 stand first (product.md rule 1). */
export function MeasureTotals({ data: { measures, completionRate } }: { data: Dashboard }) {
  const parts: Part[] = [
    { key: 'measures.done', name: '已完成', value: measures.done, params: { state: 'done' }, tone: 'done' },
    { key: 'measures.underWay', name: '办理中', value: measures.underWay, params: { state: 'under-way' } },
    { key: 'measures.notStarted', name: '未启动', value: measures.notStarted, params: { state: 'not-started' } },
    { key: 'measures.overdue', name: '逾期', value: measures.overdue, params: { light: 'red' }, tone: 'overdue' },
    { key: 'measures.dueSoon', name: '临期', value: measures.dueSoon, params: { light: 'yellow' }, tone: 'soon' },
    { key: 'measures.undated', name: '无时限', value: measures.undated, params: { state: 'undated' } },
    ...optional([
      { key: 'measures.suspended', name: '暂停', value: measures.suspended, params: { state: 'suspended' } },
      { key: 'measures.terminated', name: '终止', value: measures.terminated, params: { state: 'terminated' } },
    ]),
  ];
  return <Totals kind="measures" name="措施" unit="项" total={measures.total} mainText={measures.mainText} terminated={measures.terminated} done={measures.done} rate={completionRate.measures} doneWord="已完成" parts={parts} />;
}

export function MilestoneTotals({ data: { milestones, completionRate } }: { data: Dashboard }) {
  const parts: Part[] = [
    { key: 'milestones.closed', name: '已销号', value: milestones.closed, params: { status: 'closed' }, tone: 'done' },
    { key: 'milestones.inProgress', name: '办理中', value: milestones.inProgress, params: { status: 'in-progress' } },
    { key: 'milestones.reported', name: '待核验', value: milestones.reported, params: { status: 'reported' } },
    { key: 'milestones.overdue', name: '逾期', value: milestones.overdue, params: { light: 'red' }, tone: 'overdue' },
    { key: 'milestones.dueSoon', name: '临期', value: milestones.dueSoon, params: { light: 'yellow' }, tone: 'soon' },
    { key: 'milestones.returned', name: '退回整改', value: milestones.returned, params: { status: 'returned' } },
    { key: 'milestones.pending', name: '待签收', value: milestones.pending, params: { status: 'pending' } },
    { key: 'milestones.undated', name: '无时限', value: milestones.undated, params: { deadline: 'undated' } },
    ...optional([
      { key: 'milestones.untriggered', name: '待触发', value: milestones.untriggered, params: { deadline: 'untriggered' } },
      { key: 'milestones.suspended', name: '暂停', value: milestones.suspended, params: { status: 'suspended' } },
      { key: 'milestones.terminated', name: '终止', value: milestones.terminated, params: { status: 'terminated' } },
    ]),
  ];
  return <Totals kind="milestones" name="时间节点" unit="个" total={milestones.total} mainText={0} terminated={milestones.terminated} done={milestones.closed} rate={completionRate.milestones} doneWord="已销号" parts={parts} />;
}

interface TotalsProps {
  kind: 'measures' | 'milestones';
  name: string;
  unit: string;
  total: number;
  /** Of the total, duties of the main text (正文任务): read apart, 183＋2. */
  mainText: number;
  /** Out of the denominator of the rate. */
  terminated: number;
  done: number;
  rate: string | null;
  doneWord: string;
  parts: Part[];
}

function Totals({ kind, name, unit, total, mainText, terminated, done, rate, doneWord, parts }: TotalsProps) {
  const define = useDefinitions();
  return (
    <section className={`panel totals totals-${kind}`} data-testid={`totals-${kind}`}>
      <div className="totals-head">
        <div>
          <h2 className="totals-name">{name}<Explained text={define(`${kind}.total`)} label={name} /></h2>
          <PlacedLink path="/measures" params={{ scope: 'all' }} className="totals-total" data-testid={`total-${kind}`} aria-label={`${name}共${total}${unit}${mainText > 0 ? `，其中正文任务${mainText}${unit}` : ''}，打开清单`}>
            <span className="totals-number">{(total - mainText).toLocaleString('en-US')}{mainText > 0 ? `＋${mainText}` : ''}</span><span className="figure-unit">{unit}</span>
          </PlacedLink>
        </div>
        <div className="totals-rate">
          <div className="totals-rate-line">
            <span>完成率<Explained text={define(`${kind}.rate`)} label="完成率" /></span>
            <strong data-testid={`rate-${kind}`}>{rate === null ? '—' : `${rate}%`}</strong>
          </div>
          <Progress percent={Number(rate ?? 0)} showInfo={false} strokeColor={COLOURS.primary} railColor="#e6ebf2" size={{ height: 8 }} aria-label={`${name}完成率`} />
          <div className="figure-note">{doneWord} {done} {unit} ÷ {terminated > 0 ? `未终止的 ${total - terminated}` : `全部 ${total}`} {unit}</div>
        </div>
      </div>
      <div className="totals-parts">
        {parts.map((part) => (
          <Figure key={part.key} name={part.name} value={part.value} unit={unit} definition={define(part.key)} path="/measures" params={part.params} tone={part.tone ?? 'plain'} testId={`figure-${part.key}`} />
        ))}
      </div>
    </section>
  );
}
