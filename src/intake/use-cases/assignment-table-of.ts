import { assignmentTable } from '../../export/assignment-table.js';
import { citeMeasure } from '../../measures/cite-measure.js';
import type { DraftReading, DraftWork } from '../drafts/draft.js';
import { documentAsReviewed } from '../drafts/reviewed-document.js';

/** The 任务分工表 of a document under review, with what the person changed so far. */
export async function assignmentTableOf({ reading, work }: { reading: DraftReading; work: DraftWork }): Promise<{ fileName: string; bytes: Buffer }> {
  const { front, sections } = documentAsReviewed(reading, work);
  const plan = front.shortTitle || front.title || '方案';
  const bytes = await assignmentTable({
    plan,
    sections: sections.map(({ ordinal, name, measures }) => ({
      name,
      measures: measures.map(({ number, item, title, deadlines, groups }) => ({
        number: number === null ? '' : String(number), title: item === null ? title : `${item.title}：${title}`,
        deadlines: deadlines.map(({ raw }) => raw),
        lead: named(groups, 'lead'), responsible: named(groups, 'responsible'), supporting: named(groups, 'supporting'),
        cited: citeMeasure({ indicator: { ordinal, name }, item, number, title }),
      })),
    })),
  });
  return { fileName: `${plan}任务分工表.docx`, bytes };
}

const named = (groups: readonly { lead: string[]; responsible: string[]; supporting: string[] }[], role: 'lead' | 'responsible' | 'supporting'): string[] =>
  [...new Set(groups.flatMap((group) => group[role]))];
