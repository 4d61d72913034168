import { EQUAL_WEIGHTS, gramsOf, likeness, vectorOf, type GramVector } from '../../comparison/grams.js';
import { chineseDate } from '../../ledger/local-date.js';
import { bareWords } from '../registration/bare-words.js';
import type { StandingPlan, VoidedPlan } from '../registration/ledger-facts.js';
import type { DraftWork, PlanAnswer } from './draft.js';
import type { Question } from './questions.js';
import type { ReviewedDocument } from './reviewed-document.js';

/** A plan of the ledger that the document may be another edition of, though it is not named the same. */
export interface ResemblingPlan {
  plan: string;
  title: string;
  measures: number;
  /** Measures of the document that the plan has under the same title. */
  alike: number;
  /** The plan is voided: the document is registered anew, or not at all. */
  voidedOn: string | null;
  answer: PlanAnswer | null;
}

/** Fewer may be called alike by chance. */
const MEASURES_ALIKE = 3;
const PART_ALIKE = 0.3;
const TITLES_ALIKE = 0.6;

/**
 * Plans that the document may be an edition of: by the words of the title that tell its topic, or by the titles of its measures.
 *
 * @param plans in force, of the document's jurisdiction and year
 */
export function resemblingPlans({ front, sections }: ReviewedDocument, { standing = {} }: DraftWork, plans: readonly StandingPlan[]): ResemblingPlan[] {
  const topic = topicOf(front.title, front.jurisdiction);
  const titles = sections.flatMap(({ measures }) => measures.map(({ title }) => bareWords(title)));
  return plans.flatMap(({ plan, title, jurisdiction, measureTitles }) => {
    const theirs = new Set(measureTitles.map(bareWords));
    const alike = titles.filter((one) => theirs.has(one)).length;
    const sameMeasures = alike >= MEASURES_ALIKE && alike >= PART_ALIKE * Math.min(titles.length, theirs.size);
    if (!sameMeasures && likeness(topic, topicOf(title, jurisdiction)) < TITLES_ALIKE) return [];
    return [{ plan, title, measures: measureTitles.length, alike, voidedOn: null, answer: answerOf(standing, plan, ['revision', 'other']) }];
  });
}

/** The document's own plan, as it was voided. */
export function voidedPlan({ plan, title, measures, voidedOn }: VoidedPlan, { standing = {} }: DraftWork): ResemblingPlan {
  return { plan, title, measures, alike: 0, voidedOn, answer: answerOf(standing, plan, ['anew']) };
}

function answerOf(standing: Record<string, PlanAnswer>, plan: string, possible: readonly PlanAnswer[]): PlanAnswer | null {
  return possible.find((one) => Object.hasOwn(standing, plan) && standing[plan] === one) ?? null;
}

/** One edition of one plan at most: where a plan is said to be meant, the others are not asked about. */
export function resemblanceQuestions(plans: readonly ResemblingPlan[]): Question[] {
  if (plans.some(({ answer }) => answer === 'revision')) return [];
  return plans.filter(({ answer }) => answer === null).map(({ plan, title, measures, alike, voidedOn }) => (voidedOn === null ? {
    code: 'plan-resembles', key: plan, field: 'standing',
    message: `台账中已有《${title}》（${measures} 项措施${alike > 0 ? `，其中 ${alike} 项与这份文件同名` : ''}）。这份文件是它的修订稿，还是另一个方案？`,
  } : {
    code: 'plan-voided', key: plan, field: 'standing',
    message: `台账中的《${title}》（${measures} 项措施）已于${chineseDate(voidedOn)}作废。请确认把这份文件作为新方案重新登记；不再登记的，请放弃这次导入。`,
  }));
}

/** What the title says besides place, year, edition and kind of document. */
function topicOf(title: string, jurisdiction: string): GramVector {
  const words = bareWords(title.replace(/[（(〔[].*?[）)〕\]]/gu, '').replace(jurisdiction, '').replace(/\d{4}年?度?/gu, ''))
    .replace(/(?:实施|工作|行动|配套)?(?:方案|意见|措施|计划)(?:修订[稿版]?)?$/u, '');
  return vectorOf(gramsOf(words), EQUAL_WEIGHTS);
}
