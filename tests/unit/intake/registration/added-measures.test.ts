import { describe, expect, it } from '@jest/globals';
import { parsePlanText } from '../../../../src/intake/parse-plan-document.js';
import type { DecidedImport } from '../../../../src/intake/registration/decided-import.js';
import { decideImport } from '../../../../src/intake/registration/import-decision.js';
import { asEvents } from '../../../../src/intake/registration/import-work.js';
import type { LedgerSnapshot } from '../../../../src/intake/registration/ledger-snapshot.js';
import { planToRegister } from '../../../../src/intake/registration/plan-to-register.js';
import type { Actor } from '../../../../src/ledger/roles.js';
import { measureActions } from '../../../../src/measures/measure-actions.js';
import { decide, foldMeasure } from '../../../../src/measures/measure.decider.js';
import type { MeasureEvent } from '../../../../src/measures/measure.events.js';
import { documentFingerprint } from '../../../support/document-fingerprint.js';
import { commands, lead, office, supervisor } from '../../measures/measure-scenario.js';

const KEPT = '1.压缩开办时限。压缩至1个工作日，6月底前完成。（牵头单位：市市场监管局）';
const DROPPED = '2.减少材料。开办材料减少一半，9月底前完成。（牵头单位：市市场监管局）';
const ADDED = '2.通报进度。每月20日前通报办理进度；10月底前建成平台。（牵头单位：市税务局）';

function documentOf(...measures: string[]) {
  const text = `示例市2021年营商环境工作方案\n\n示例市人民政府\n2021年2月20日\n\n一、开办企业\n\n${measures.join('\n')}\n`;
  const document = documentFingerprint(Buffer.from(text), text);
  return { plan: planToRegister(parsePlanText(text), document), document, units: null };
}

const importer = (today: string) => ({ today, actor: office });
const after = ({ streams }: LedgerSnapshot, { plan, units, measures, revisions }: DecidedImport): LedgerSnapshot => {
  const known = new Map(streams);
  for (const { stream, facts } of [...plan, ...units, ...measures, ...revisions]) known.set(stream, [...(known.get(stream) ?? []), ...asEvents(stream, facts, known.get(stream)?.length ?? 0)]);
  return { position: known.size, streams: known };
};
const ledger = after({ position: 0, streams: new Map() }, decideImport(documentOf(KEPT, DROPPED), { position: 0, streams: new Map() }, importer('2021-03-01')));
const historyOf = ({ streams }: LedgerSnapshot, title: string): MeasureEvent[] =>
  [...streams].filter(([stream]) => stream.startsWith('measure-')).map(([, events]) => events as MeasureEvent[]).find((events) => foldMeasure(events).title === title)!;

describe('a measure that a later edition adds', () => {
  const taken = (effectiveOn?: string) =>
    foldMeasure(historyOf(after(ledger, decideImport({ ...documentOf(KEPT, ADDED), accepts: () => true, ...(effectiveOn ? { effectiveOn } : {}) }, ledger, importer('2021-09-25'))), '通报进度'));

  it('is registered as of the day of effect: no period was due before', () => {
    const added = taken('2021-08-01');
    expect(added).toMatchObject({ registeredOn: '2021-08-01', occurrencesFrom: '2021-08-01' });
    expect(added.milestones.map(({ due, statusSince }) => [due, statusSince])).toEqual([
      ...['2021-08-20', '2021-09-20', '2021-10-20', '2021-11-20', '2021-12-20'].map((due) => [due, '2021-08-01']), ['2021-10-31', '2021-08-01'],
    ]);
    expect(foldMeasure(historyOf(ledger, '压缩开办时限'))).toMatchObject({ registeredOn: '2021-02-20', occurrencesFrom: '2021-02-20' });
  });

  it('as of today where nobody gave one, whatever day the edition was issued', () => {
    const added = taken();
    expect(added).toMatchObject({ registeredOn: '2021-09-25', occurrencesFrom: '2021-09-25' });
    expect(added.milestones.map(({ due }) => due)).toEqual(['2021-10-20', '2021-11-20', '2021-12-20', '2021-10-31']);
  });

  it('counts a period that is due on the day of effect itself', () => {
    expect(taken('2021-09-20').milestones[0]).toMatchObject({ occurrence: '2021-09', due: '2021-09-20' });
    expect(taken('2021-09-21').milestones[0]).toMatchObject({ occurrence: '2021-10', due: '2021-10-20' });
  });
});

describe('what the office ended', () => {
  const before = historyOf(ledger, '减少材料');
  const context = (actor: Actor) => ({ today: '2021-05-02', actor, hostUnit: null, history: before, members: [] });
  const { milestone } = foldMeasure(before).milestones[0]!;
  const stream = before[0]!.stream;
  const facts = decide(commands.terminate('2021-05-01', { milestone }), foldMeasure(before), context(office));
  const ended: LedgerSnapshot = { ...ledger, streams: new Map([...ledger.streams, [stream, [...before, ...asEvents(stream, facts.map((fact) => ({ ...fact, id: 'by-office' })) as never, before.length)]]]) };

  it('stays ended when an edition still holds it: that is not offered as taken up again', () => {
    const { differences } = decideImport(documentOf(KEPT.replace('6月', '5月'), DROPPED), ended, importer('2021-05-02'));
    expect(differences.map(({ field }) => field)).not.toContain('ended');
    // What an edition ended is.
    const dropped = after(ledger, decideImport({ ...documentOf(KEPT.replace('6月', '5月')), accepts: () => true }, ledger, importer('2021-05-02')));
    expect(decideImport(documentOf(KEPT.replace('6月', '7月'), DROPPED), dropped, importer('2021-05-03')).differences.map(({ field }) => field)).toContain('ended');
  });

  it('only the office is offered to end or to take up again', () => {
    const byOffice = (events: readonly MeasureEvent[]): MeasureEvent[] => events.map((event) => ({ ...event, actor: office }));
    const offered = (actor: Actor, history: MeasureEvent[]) => measureActions(foldMeasure(history), { ...context(actor), history })
      .filter(({ action, allowed }) => allowed && ['terminate', 'reopen', 'suspend', 'resume'].includes(action)).map(({ action }) => action);
    const [going, over] = [byOffice(before), byOffice(ended.streams.get(stream) as MeasureEvent[])];
    expect([offered(office, going), offered(office, over)]).toEqual([['suspend', 'terminate'], ['reopen']]);
    for (const actor of [lead, supervisor]) expect([offered(actor, going), offered(actor, over)]).toEqual([[], []]);
  });
});
