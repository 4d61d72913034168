import { citeMeasure } from '../../measures/cite-measure.js';
import type { MEASURE_KINDS, Milestone } from '../../measures/measure.events.js';
import { planIdentity } from '../../plans/plan.decider.js';
import { IntakeError } from '../intake-error.js';
import type { ParsedDeadline, ParsedGroup, ParsedMeasure, ParsedPlan } from '../parsed-plan.js';
import type { SeedPlan } from '../seed-plan.js';
import { textFingerprint, type DocumentFingerprint } from '../text-fingerprint.js';
import { measureIdOf, planIdOf } from './import-ids.js';
import { MEASURE_DEADLINE_LIMIT, MEASURE_TEXT_LIMIT, MEASURE_TITLE_LIMIT } from './limits.js';
import { milestonesOf } from './milestones-of.js';
import type { DismissedDuty, MeasurePlace, ReviewedDuty, ReviewedPlan, StatedFront } from './reviewed-plan.js';

export interface MeasureToRegister {
  id: string;
  /** Its place in the document: s3m12, d1 for a duty of the main text. */
  key: string;
  indicator: { ordinal: number | null; name: string };
  item: { number: number | null; title: string } | null;
  number: number | null;
  title: string;
  /** Null where only the facts are known (seed). */
  text: string | null;
  textSha256: string;
  milestones: Milestone[];
  groups: ParsedGroup[];
  unitsIncomplete: boolean;
  kind: (typeof MEASURE_KINDS)[number];
  changedByHand: string[];
  /** 「开办企业第4项」 */
  cited: string;
}

/** A plan, from a document or from a seed, ready to be decided on. */
export interface PlanToRegister {
  id: string;
  title: string;
  shortTitle: string;
  jurisdiction: string;
  issuer: string | null;
  documentNumber: string | null;
  issued: string | null;
  /** What the document says of itself, where it is an edition of a plan that stands under another title or day. */
  stated: StatedFront | null;
  year: number;
  /** Last day of the plan period: the end of its year, or its latest deadline. */
  ends: string;
  source: { documentSha256: string | null; textSha256: string | null };
  fileName: string | null;
  changedByHand: string[];
  /** The document holds some of the plan's measures only: the others stand as they are. */
  partial: boolean;
  indicators: { ordinal: number | null; name: string; coordinator: string | null }[];
  /** Numbered ones in the order of the document, then those of the main text. */
  measures: MeasureToRegister[];
  dismissed: DismissedDuty[];
}

export type PlanSource = ParsedPlan | SeedPlan | ReviewedPlan;
/** Under this heading the duties of the main text are cited: 「正文任务第1项」. */
export const MAIN_TEXT = '正文任务';

/** @throws IntakeError PLAN_NOT_USABLE where something a ledger cannot do without is missing, impossible or too large */
export function planToRegister(plan: PlanSource, document: DocumentFingerprint | null): PlanToRegister {
  const year = requireUsable(plan);
  const seed = 'source' in plan ? plan : null;
  const reviewed = 'mainText' in plan ? plan : null;
  const id = planIdOf(planIdentity(plan), reviewed?.voidedBefore);
  const measures = plan.sections.flatMap(({ ordinal, name, measures: ofSection }, place) =>
    ofSection.map((measure, index) => ({ section: { ordinal, name }, measure, key: `s${place + 1}m${index + 1}` })));
  const places = new Map<string, number>();
  return {
    id, title: plan.title, shortTitle: reviewed?.shortTitle ?? seed?.shortTitle ?? shortened(plan.title), jurisdiction: plan.jurisdiction, issuer: plan.issuer,
    documentNumber: reviewed?.documentNumber ?? seed?.documentNumber ?? null, issued: plan.issued, stated: reviewed?.stated ?? null, year, ends: reviewed?.ends ?? seed?.ends ?? lastDay(plan.sections, year),
    fileName: reviewed?.fileName ?? null, changedByHand: reviewed?.changedByHand ?? [],
    partial: 'partial' in plan && plan.partial === true,
    source: seed ? { documentSha256: seed.source.sha256, textSha256: seed.source.textSha256 } : { documentSha256: document?.sha256 ?? null, textSha256: document?.textSha256 ?? null },
    indicators: plan.sections.map(({ ordinal, name, coordinator }) => ({ ordinal, name, coordinator })),
    dismissed: reviewed?.dismissed ?? [],
    measures: [...measures.map(({ section, measure, key: of }) => {
      const place = 'place' in measure ? measure.place : placeOf(section.name, measure);
      const key = JSON.stringify(place);
      const turn = (places.get(key) ?? 0) + 1;
      places.set(key, turn);
      const title = measure.title.slice(0, MEASURE_TITLE_LIMIT) || `第${measure.number ?? turn}项`;
      const { item, number } = measure;
      return {
        id: measureIdOf(id, turn === 1 ? place : [...place, turn]), key: of, indicator: section, item, number, title,
        text: 'text' in measure ? measure.text : null,
        textSha256: 'text' in measure ? textFingerprint(measure.text) : measure.textSha256,
        milestones: milestonesOf(measure.deadlines, measure.targets, year),
        groups: measure.groups, unitsIncomplete: 'unitsIncomplete' in measure && measure.unitsIncomplete === true, kind: 'numbered' as const,
        changedByHand: 'changedByHand' in measure ? measure.changedByHand : 'titleByHand' in measure ? ['title'] : [],
        cited: citeMeasure({ indicator: section, item, number, title }),
      };
    }), ...dutiesToRegister(id, reviewed?.mainText ?? [], year)],
  };
}

/** What a measure is known by: what follows from the document alone names the same measure, whatever a person changed of it. */
export function placeOf(section: string, { item, number }: Pick<ParsedMeasure, 'item' | 'number'>): MeasurePlace {
  return [section, item?.number ?? null, item?.title ?? null, number];
}

/** A duty of the main text is known by its words: what stands before it in the document may change. */
function dutiesToRegister(plan: string, duties: readonly ReviewedDuty[], year: number): MeasureToRegister[] {
  const indicator = { ordinal: null, name: MAIN_TEXT };
  const times = new Map<string, number>();
  return duties.map(({ key, title, text, deadlines, units, changedByHand }, index) => {
    const textSha256 = textFingerprint(text);
    const turn = (times.get(textSha256) ?? 0) + 1;
    times.set(textSha256, turn);
    const number = index + 1;
    return {
      id: measureIdOf(plan, turn === 1 ? [MAIN_TEXT, textSha256] : [MAIN_TEXT, textSha256, turn]), key, indicator, item: null, number, title, text, textSha256,
      milestones: milestonesOf(deadlines, [], year), groups: [{ lead: [], responsible: units, supporting: [] }], unitsIncomplete: false, kind: 'main-text',
      changedByHand, cited: citeMeasure({ indicator, item: null, number, title }),
    };
  });
}

/** @returns the plan's year */
function requireUsable(plan: PlanSource): number {
  const missing = [plan.title === '' && '标题', plan.jurisdiction === '' && '所属地区', plan.year === null && '年份'].filter((one) => one !== false);
  if (missing.length > 0) throw new IntakeError('PLAN_NOT_USABLE', `方案缺少${missing.join('、')}，没有导入。请在文件开头补上带地区和年份的标题，或补上成文日期，再导入。`, { missing });
  const measures = plan.sections.flatMap((section) => section.measures.map((measure) => ({ section, measure })));
  if (measures.length === 0) throw new IntakeError('PLAN_NOT_USABLE', '文件里没有找到编号的措施，没有导入。请检查是否选对了文件。');
  for (const { section, measure } of measures) {
    refuseTooLarge(section, measure);
    const impossible = measure.deadlines.find(({ kind, date }) => (kind === 'by' || kind === 'within' || kind === 'from') && date === undefined);
    if (impossible) {
      const cited = citeMeasure({ indicator: section, item: measure.item, number: measure.number, title: measure.title });
      throw new IntakeError('PLAN_NOT_USABLE', `${cited}的完成时限“${impossible.raw}”不是实际存在的日期，没有导入。请改正文件后再导入。`, { raw: impossible.raw });
    }
  }
  return plan.year!;
}

/** Before anything is made of a measure: what is refused here must not first cost the time of what it would have become. */
function refuseTooLarge(indicator: { ordinal: number | null; name: string }, measure: PlanSource['sections'][number]['measures'][number]): void {
  const characters = 'text' in measure ? measure.text.length : 0;
  const deadlines = measure.deadlines.length;
  if (characters <= MEASURE_TEXT_LIMIT && deadlines <= MEASURE_DEADLINE_LIMIT) return;
  const cited = citeMeasure({ indicator, item: measure.item, number: measure.number, title: measure.title.slice(0, MEASURE_TITLE_LIMIT) });
  const found = characters > MEASURE_TEXT_LIMIT ? `的原文有 ${characters} 字，超过一项措施 ${MEASURE_TEXT_LIMIT} 字的上限` : `有 ${deadlines} 个完成时限，超过一项措施 ${MEASURE_DEADLINE_LIMIT} 个的上限`;
  throw new IntakeError('PLAN_NOT_USABLE', `${cited}${found}，没有导入。请检查是否漏掉了分段编号。`, { characters, deadlines });
}

/** The end of the plan's year, or its latest deadline. */
export function lastDay(sections: readonly { measures: readonly { deadlines: readonly Pick<ParsedDeadline, 'kind' | 'date'>[] }[] }[], year: number): string {
  const dates = sections.flatMap(({ measures }) => measures.flatMap(({ deadlines }) => deadlines.filter(({ kind }) => kind !== 'from').map(({ date }) => date ?? '')));
  return dates.reduce((latest, date) => (date > latest ? date : latest), `${year}-12-31`);
}

export function shortened(title: string): string {
  const short = title.replace(/(?<=.{6})(?:实施方案|工作方案|行动方案|实施意见|配套措施|方案)$/, '');
  if (short === title) return title;
  // 攻坚 and 三年 alone name nothing: the word that they belong to stays
  if (short.endsWith('攻坚')) return `${short}方案`;
  return /(?:专项|集中|百日|[一二两三四五]年)$/.test(short) && title.endsWith('行动方案') ? `${short}行动` : short;
}
