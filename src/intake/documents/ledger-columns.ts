import { DEADLINE_KIND_WORDS } from './deadline-cells.js';
import type { ColumnMeaning } from './plan-file.js';
import { EXAMPLE_MARK } from './row-kinds.js';

/** A column of a ledger that this program writes: the template to fill in, and every exported ledger. */
export interface WrittenColumn {
  meaning: ColumnMeaning;
  heading: string;
  /** Characters; a Chinese one counts two. */
  width: number;
  centred?: true;
  /** What a cell holds for: the whole measure, one bracket of its units, or one of its time nodes. */
  of: 'measure' | 'bracket' | 'node';
  /** An exported ledger leaves the column out where nothing stands in it. What is looked for in the text of a measure where its column is missing is never left out. */
  whenEmpty: 'kept' | 'left-out';
  /** In the template's example row. */
  example: string;
}

/** One list for what is written and for what is read back: `readHeading` knows each heading for sure. */
export const LEDGER_COLUMNS: readonly WrittenColumn[] = [
  { meaning: 'number', heading: '序号', width: 6, centred: true, of: 'measure', whenEmpty: 'kept', example: EXAMPLE_MARK },
  { meaning: 'section', heading: '领域', width: 13, of: 'measure', whenEmpty: 'kept', example: '一、开办企业' },
  { meaning: 'item', heading: '事项', width: 16, of: 'measure', whenEmpty: 'left-out', example: '' },
  { meaning: 'title', heading: '任务名称', width: 24, of: 'measure', whenEmpty: 'kept', example: '推行企业开办一网通办' },
  { meaning: 'text', heading: '措施全文', width: 50, of: 'measure', whenEmpty: 'kept', example: '推行企业开办一网通办。6月底前建成统一平台。' },
  { meaning: 'deadline', heading: '完成时限', width: 16, of: 'measure', whenEmpty: 'kept', example: '6月底前' },
  { meaning: 'deadlineKind', heading: '时限类型', width: 8, centred: true, of: 'measure', whenEmpty: 'kept', example: DEADLINE_KIND_WORDS[0]! },
  { meaning: 'deadlineDate', heading: '到期日', width: 12, centred: true, of: 'measure', whenEmpty: 'kept', example: '2021-06-30' },
  { meaning: 'lead', heading: '牵头单位', width: 18, of: 'bracket', whenEmpty: 'kept', example: '市行政审批局' },
  { meaning: 'responsible', heading: '责任单位', width: 22, of: 'bracket', whenEmpty: 'kept', example: '市公安局、市税务局' },
  { meaning: 'supporting', heading: '配合单位', width: 18, of: 'bracket', whenEmpty: 'left-out', example: '' },
  { meaning: 'leader', heading: '分管领导', width: 10, of: 'measure', whenEmpty: 'left-out', example: '' },
  { meaning: 'coordinator', heading: '总牵头协调部门', width: 14, of: 'measure', whenEmpty: 'left-out', example: '' },
  { meaning: 'target', heading: '量化目标', width: 20, of: 'measure', whenEmpty: 'kept', example: '办理时间1个工作日以内〔不高于1个工作日〕' },
  { meaning: 'progress', heading: '进展情况', width: 32, of: 'node', whenEmpty: 'left-out', example: '平台已上线试运行。' },
  { meaning: 'cumulative', heading: '累计完成值', width: 10, centred: true, of: 'node', whenEmpty: 'left-out', example: '' },
  { meaning: 'status', heading: '完成状态', width: 9, centred: true, of: 'node', whenEmpty: 'kept', example: '' },
  { meaning: 'completedOn', heading: '实际完成时间', width: 12, centred: true, of: 'node', whenEmpty: 'left-out', example: '' },
  { meaning: 'extendedTo', heading: '延期至', width: 12, centred: true, of: 'node', whenEmpty: 'left-out', example: '' },
  { meaning: 'extensionReason', heading: '延期原因', width: 18, of: 'node', whenEmpty: 'left-out', example: '' },
  { meaning: 'slip', heading: '督办情况', width: 16, of: 'node', whenEmpty: 'left-out', example: '' },
  { meaning: 'problems', heading: '存在问题', width: 20, of: 'node', whenEmpty: 'left-out', example: '' },
  { meaning: 'nextSteps', heading: '下步措施', width: 20, of: 'node', whenEmpty: 'left-out', example: '' },
  { meaning: 'note', heading: '备注', width: 18, of: 'node', whenEmpty: 'left-out', example: '' },
];

/** What stands above the headings, behind its label (front-rows.ts). */
export const FRONT_LABELS = {
  title: '方案名称', shortTitle: '方案简称', jurisdiction: '地区', issuer: '发文机关', documentNumber: '发文字号', issued: '成文日期', year: '年份', ends: '计划期截止',
} as const;

/** Opens the note by which an exported ledger says that it is a part of its plan. */
export const FILTERED = '说明：按条件筛选，只有 ';
