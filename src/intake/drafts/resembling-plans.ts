import type { StandingPlan } from '../registration/ledger-facts.js';
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
  const topic = pairsOf(topicOf(front.title, front.jurisdiction));
  const titles = sections.flatMap(({ measures }) => measures.map(({ title }) => bare(title)));
  return plans.flatMap(({ plan, title, jurisdiction, measureTitles }) => {
    const theirs = new Set(measureTitles.map(bare));
    const alike = titles.filter((one) => theirs.has(one)).length;
    const sameMeasures = alike >= MEASURES_ALIKE && alike >= PART_ALIKE * Math.min(titles.length, theirs.size);
    if (!sameMeasures && likeness(topic, pairsOf(topicOf(title, jurisdiction))) < TITLES_ALIKE) return [];
    return [{ plan, title, measures: measureTitles.length, alike, answer: Object.hasOwn(standing, plan) ? standing[plan]! : null }];
  });
}

/** One edition of one plan at most: where a plan is said to be meant, the others are not asked about. */
export function resemblanceQuestions(plans: readonly ResemblingPlan[]): Question[] {
  if (plans.some(({ answer }) => answer === 'revision')) return [];
  return plans.filter(({ answer }) => answer === null).map(({ plan, title, measures, alike }) => ({
    code: 'plan-resembles', key: plan, field: 'standing',
    message: `台账中已有《${title}》（${measures} 项措施${alike > 0 ? `，其中 ${alike} 项与这份文件同名` : ''}）。这份文件是它的修订稿，还是另一个方案？`,
  }));
}

const bare = (words: string): string => words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** What the title says besides place, year, edition and kind of document. */
function topicOf(title: string, jurisdiction: string): string {
  return bare(title.replace(/[（(〔[].*?[）)〕\]]/gu, '').replace(jurisdiction, '').replace(/\d{4}年?度?/gu, ''))
    .replace(/(?:实施|工作|行动|配套)?(?:方案|意见|措施|计划)(?:修订[稿版]?)?$/u, '');
}

function pairsOf(words: string): ReadonlySet<string> {
  const characters = [...words];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** Dice: 0 nothing in common, 1 the same. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
}
