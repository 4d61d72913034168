import { assignmentTable, type AssignedMeasure, type AssignedSection } from '../../export/assignment-table.js';
import { citeMeasure } from '../../measures/cite-measure.js';
import type { DraftReading, DraftWork } from '../drafts/draft.js';
import { reviewedPlanOf } from '../drafts/reviewed-plan-of.js';
import { MAIN_TEXT } from '../registration/plan-to-register.js';
import type { ReviewedPlan } from '../registration/reviewed-plan.js';

/** The 任务分工表 of a document under review, with what the person changed so far: the numbered measures, then the sentences of the main text to be registered. */
export async function assignmentTableOf({ reading, work }: { reading: DraftReading; work: DraftWork }): Promise<{ fileName: string; bytes: Buffer }> {
  const reviewed = reviewedPlanOf(reading, work, '');
  const plan = reviewed.shortTitle || reviewed.title || '方案';
  const duties = mainTextOf(reviewed.mainText);
  const bytes = await assignmentTable({ plan, sections: [...reviewed.sections.map(sectionOf), ...(duties.measures.length === 0 ? [] : [duties])] });
  return { fileName: `${plan}任务分工表.docx`, bytes };
}

const sectionOf = ({ ordinal, name, measures }: ReviewedPlan['sections'][number]): AssignedSection => ({
  name,
  measures: measures.map(({ number, item, title, text, deadlines, groups, targets, unitsIncomplete }): AssignedMeasure => ({
    number: number === null ? '' : String(number), title: item === null ? title : `${item.title}：${title}`,
    details: [...detailsIn(text, title), ...aimsBeside(text, targets)],
    deadlines: deadlines.map(({ raw }) => raw),
    lead: named(groups, 'lead'), responsible: named(groups, 'responsible'), supporting: named(groups, 'supporting'), unitsIncomplete,
    cited: citeMeasure({ indicator: { ordinal, name }, item, number, title }),
  })),
});

const mainTextOf = (duties: ReviewedPlan['mainText']): AssignedSection => ({
  name: MAIN_TEXT,
  measures: duties.map(({ title, text, deadlines, units }, index): AssignedMeasure => ({
    number: String(index + 1), title, details: detailsIn(text, title.replace(/…$/, '')), deadlines: deadlines.map(({ raw }) => raw),
    lead: [], responsible: units, supporting: [], unitsIncomplete: false,
    cited: citeMeasure({ indicator: { ordinal: null, name: MAIN_TEXT }, item: null, number: index + 1, title }),
  })),
});

/** The lines of a text that say more than its title; where the title is only the beginning of its first sentence, all of them. */
function detailsIn(text: string, title: string): string[] {
  const rest = text.startsWith(title) ? text.slice(title.length) : text;
  const details = rest === text || rest === '' || /^[。；;\n]/.test(rest) ? rest.replace(/^[。；;\s]+/, '') : text;
  return details === '' ? [] : details.split('\n');
}

/** What is to be reached, where the text does not say it: a ledger has a column of its own for it. */
const aimsBeside = (text: string, targets: ReviewedPlan['sections'][number]['measures'][number]['targets']): string[] => {
  const raws = [...new Set(targets.map(({ raw }) => raw))].filter((raw) => !text.includes(raw));
  return raws.length === 0 ? [] : [`量化目标：${raws.join('；')}`];
};

const named = (groups: readonly { lead: string[]; responsible: string[]; supporting: string[] }[], role: 'lead' | 'responsible' | 'supporting'): string[] =>
  [...new Set(groups.flatMap((group) => group[role]))];
