import { chineseDate } from '../ledger/local-date.js';
import type { ParsedPlan } from './parsed-plan.js';
import type { ImportDifference } from './registration/compare-measure.js';
import type { EditionNotes } from './registration/edition-notes.js';

const WARNINGS_SHOWN = 20;
const DIFFERENCES_SHOWN = 50;
const DUTY_SHOWN = 60;

/** What was read from a document, for the terminal. */
export function summariseParsedPlan(plan: ParsedPlan): string {
  const measures = plan.sections.flatMap((section) => section.measures);
  const deadlines = measures.reduce((sum, measure) => sum + measure.deadlines.length, 0);
  const undated = measures.filter((measure) => measure.deadlines.length === 0).length;
  const targets = measures.reduce((sum, measure) => sum + measure.targets.length, 0);
  const units = new Set(measures.flatMap(({ groups }) => groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting])));
  return [
    plan.title || '（没有标题）',
    `地区：${plan.jurisdiction || '未写明'}　发文机关：${plan.issuer ?? '未写明'}　发文字号：${plan.documentNumber ?? '未写明'}　成文日期：${plan.issued === null ? '未写明' : chineseDate(plan.issued)}　年份：${plan.year ?? '未写明'}`,
    `共 ${plan.sections.length} 个领域、${measures.length} 项措施，写明时限 ${deadlines} 处，无时限 ${undated} 项，涉及单位名称 ${units.size} 个，量化目标 ${targets} 处。`,
    ...(plan.duties.length === 0 ? [] : [`措施之外，正文另有 ${plan.duties.length} 处写明时限或责任单位：`, ...plan.duties.map(({ line, text }) => `  第 ${line} 行　${text.length > DUTY_SHOWN ? `${text.slice(0, DUTY_SHOWN)}…` : text}`)]),
    ...plan.sections.map(({ ordinal, name, leader, coordinator, measures: own }) =>
      `  ${ordinal === null ? '' : `${ordinal}. `}${name}　${own.length} 项${leader === null ? '' : `　分管领导：${leader}`}${coordinator === null ? '' : `　总牵头协调部门：${coordinator}`}`),
    '',
  ].join('\n');
}

/** Of a table the message itself says the row. */
const NAMES_ROW = /^(?:工作表“.+”)?第 \d+ 行/;

/** What to check in what was read, for the terminal. */
export function summariseWarnings({ warnings }: ParsedPlan): string {
  if (warnings.length === 0) return '没有需要核对的地方。\n';
  const more = warnings.length - WARNINGS_SHOWN;
  return [
    `有 ${warnings.length} 处需要核对：`,
    ...warnings.slice(0, WARNINGS_SHOWN).map(({ line, message, excerpt }) => `  ${NAMES_ROW.test(message) ? '' : `第 ${line} 行　`}${message}${excerpt === '' ? '' : `　……${excerpt}`}`),
    ...(more > 0 ? [`  还有 ${more} 处，加 --json 查看全部。`] : []),
    '',
  ].join('\n');
}

/** What an import did; the use case's result satisfies it. */
export interface ImportOutcome {
  plan: { title: string; measures: number };
  registeredMeasures: number;
  registeredUnits: number;
  attachedTexts: number;
  unchanged: number;
  guessedUnits: readonly string[];
  differences: readonly ImportDifference[];
  edition?: EditionNotes;
  revised?: number;
  /** Fields of the plan itself that were revised. */
  revisedFront?: number;
  openings?: number;
  /** Rows of a running ledger whose history is not recorded. */
  openingLeft?: number;
  /** Nothing was written: what would be. */
  dryRun?: boolean;
}

const FIELD_WORDS: Record<ImportDifference['field'], string> = {
  title: '标题', text: '原文', deadlines: '完成时限', targets: '目标值', units: '责任单位', ended: '台账已终止、文件重新列入', 'not-in-ledger': '文件中有、台账中没有', 'not-in-document': '台账中有、文件中没有（采用即终止措施，须写明编号或 --accept endings）', 'plan-text': '全文',
  'plan-title': '方案名称', issuer: '发文机关', documentNumber: '发文字号', issued: '成文日期',
};

/** What an import did, for the terminal. */
export function summariseImport({ plan, registeredMeasures, registeredUnits, attachedTexts, unchanged, guessedUnits, differences, edition, revised = 0, revisedFront = 0, openings = 0, openingLeft = 0, dryRun = false }: ImportOutcome): string {
  const nothingNew = registeredMeasures + registeredUnits + attachedTexts + revised + revisedFront + openings === 0;
  const more = differences.length - DIFFERENCES_SHOWN;
  return [
    `${plan.title}：共 ${plan.measures} 项措施。`,
    nothingNew && differences.length === 0 ? '台账中已有全部内容，没有改动。' : `${dryRun ? '试算（没有写入台账）：将' : ''}登记措施 ${registeredMeasures} 项、单位 ${registeredUnits} 个，载入原文 ${attachedTexts} 项，${revised > 0 ? `修订 ${revised} 项，` : ''}${revisedFront > 0 ? `更新方案信息 ${revisedFront} 处，` : ''}原样保留 ${unchanged} 项。`,
    ...(openings > 0 ? [`补录期初情况 ${openings} 个时间节点。`] : []),
    ...(openingLeft > 0 ? [`表中有 ${openingLeft} 行办理情况没有补录：用 --opening-on 写明台账截至哪一天，拿不准的请在网页“导入”中核对。`] : []),
    ...(guessedUnits.length === 0 ? [] : [`有 ${guessedUnits.length} 个单位不在名录中，类别和排序待补：${guessedUnits.join('、')}`]),
    ...(edition ? editionLines(edition) : []),
    ...(differences.length === 0 ? [] : [`与台账不一致 ${differences.length} 处，没有改动台账，请核对：`]),
    ...differences.slice(0, DIFFERENCES_SHOWN).map(({ key, about, field, registered, document, oneByOne, standing, effect }) =>
      `  ${key}　${about}${standing ? `（${standing}）` : ''}　${FIELD_WORDS[field]}${oneByOne ? '（台账中另有同名措施，须写明编号）' : ''}${registered === '' && document === '' ? '' : `　台账：${registered || '无'}　文件：${document || '无'}`}${effect === undefined ? '' : `　${effect}`}`),
    ...(more > 0 ? [`  还有 ${more} 处，加 --json 查看全部。`] : []),
    '',
  ].join('\n');
}

function editionLines({ renumbered, apart, kept }: EditionNotes): string[] {
  const more = renumbered.length - DIFFERENCES_SHOWN;
  return [
    ...(renumbered.length === 0 ? [] : [`编号调整 ${renumbered.length} 项：按标题和原文是台账中的同一项措施，台账沿用登记时的编号；不是同一项的，用 --not-same 写明编号：`]),
    ...renumbered.slice(0, DIFFERENCES_SHOWN).map(({ key, title, registered, document, standing }) => `  ${key}　${title}　台账：${registered}（${standing}）　文件：${document}`),
    ...(more > 0 ? [`  还有 ${more} 项，加 --json 查看全部。`] : []),
    ...apart.map(({ key, title, registered, document }) => `  ${key}　${title}　文件${document}不是台账${registered}，作为新措施。`),
    ...kept.map(({ field, registered }) => `${FIELD_WORDS[field]}：文件未载明，台账沿用${registered}。`),
  ];
}

/** Which option answers a question of the review. */
const OPTIONS: Readonly<Record<string, string>> = {
  'plan-resembles': '--edition-of 或 --another-plan', 'title-missing': '--title', 'jurisdiction-missing': '--jurisdiction', 'year-missing': '--year', 'year-unsure': '--year', 'issuer-missing': '--issuer',
  'documentNumber-missing': '--document-number', 'issued-missing': '--issued', 'unit-unmatched': '--unit', 'effective-day': '--effective-on', 'acted-since': '--effective-on 或 --from-last-entry', 'opening-day': '--opening-on', 'duty-open': '--register-duties 或 --dismiss-duties',
};

/** What has to be answered before anything is registered, for the terminal. */
export function summariseQuestions(questions: readonly { code: string; message: string; key: string | null }[]): string {
  if (questions.length === 0) return '';
  return [
    `还有 ${questions.length} 个问题没有回答，没有写入台账。可在网页“导入”中核对，或用选项回答：`,
    ...questions.map(({ code, message, key }) => `  ${key === null ? '' : `${key}　`}${message}${OPTIONS[code] ? `（选项 ${OPTIONS[code]}）` : ''}`),
    '',
  ].join('\n');
}
