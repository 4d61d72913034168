import { readFrontMatter, type FrontMatter } from '../front-matter.js';
import { isDateLine } from '../headings.js';
import { readPieces } from '../pieces.js';
import { readDay } from './deadline-cells.js';
import type { Grid } from './grid.js';
import { FILTERED } from './ledger-columns.js';
import { isPersonal } from './row-kinds.js';

/** Labels of the rows above the headings, as the template has them. */
const OWN_LABELS = {
  title: /^(?:方案|文件|台账)(?:名称|标题)[：:]/, jurisdiction: /^(?:所属)?(?:地区|行政区域?)[：:]/, year: /^(?:计划)?(?:年份|年度)[：:]/,
  shortTitle: /^方案简称[：:]/, ends: /^计划期(?:截止|结束)(?:日期)?[：:]/,
  issuer: /^(?:发文机关|制发机关|印发机关|印发单位|发文单位)[：:]/, documentNumber: /^(?:发文字号|文号)[：:]/, issued: /^(?:成文日期|印发日期|发文日期)[：:]/,
};
const LABEL = /^(?:(?:方案|文件|台账)(?:名称|标题)|方案简称|计划期(?:截止|结束)(?:日期)?|(?:所属)?(?:地区|行政区域?)|(?:计划)?(?:年份|年度)|发文机关|制发机关|印发(?:机关|单位)|发文(?:字号|单位)|文号|成文日期|印发日期|发文日期)[：:]?$/;
/** Who filled the table in and when: neither title nor issue date. */
const TABLE_NOTE = /^(?:填[表报]|报送|制表|编制|责任|牵头|统计|上报)?(?:单位|部门|日期|时间|人)(?:名称)?(?:（[^（）]*）|\([^()]*\))?\s*[：:]|^(?:截至|截止|统计截至|更新至|更新时间)|^(?:填[表报写]|制表)说明|^(?:注|说明|备注)\s*[：:]/;

/** What a ledger says above its headings that documents leave to be derived: as the office decided it. */
export interface SheetFront extends FrontMatter {
  shortTitle?: string;
  ends?: string;
  /** Row from 0 that says that the ledger was exported with a filter. */
  filteredAt?: number;
}

/** The rows above the headings, as a document's front matter. `line` is that of the source. */
export function readFrontRows(grid: Grid, headerRow: number): SheetFront {
  const printed: { text: string; row: number }[] = [];
  for (let row = 0; row < headerRow; row += 1) for (const text of joinLabels(grid.textsOf(row).map((one) => one.text))) printed.push({ text, row });
  const own = (label: keyof typeof OWN_LABELS) => printed.find(({ text }) => OWN_LABELS[label].test(text));
  const valueOf = (label: keyof typeof OWN_LABELS) => own(label)?.text.replace(OWN_LABELS[label], '').trim() ?? null;
  const words = printed.filter(({ text }) => !Object.values(OWN_LABELS).some((label) => label.test(text)) && !TABLE_NOTE.test(text) && !isPersonal(text) && !isDateLine(text.replace(/\s+/g, '')));
  const lines = words.flatMap(({ text, row }) => text.split('\n').map((line) => ({ line, row })));
  const front = readFrontMatter(readPieces(lines.map(({ line }) => line)), null);
  const title = valueOf('title');
  const labelled = Number(/20\d{2}/.exec(valueOf('year') ?? '')?.[0] ?? NaN);
  const issued = readDay(valueOf('issued') ?? '', null) ?? front.issued;
  const filteredAt = printed.find(({ text }) => text.startsWith(FILTERED))?.row;
  const shortTitle = valueOf('shortTitle');
  const ends = readDay(valueOf('ends') ?? '', null);
  const again = title === null ? front : { ...front, ...frontOfTitle(title) };
  return {
    ...again,
    ...(Number.isNaN(labelled) ? { year: again.year ?? (issued === null ? null : Number(issued.slice(0, 4))) } : { year: labelled, years: null }),
    jurisdiction: valueOf('jurisdiction') || again.jurisdiction,
    issuer: valueOf('issuer') || again.issuer, documentNumber: valueOf('documentNumber') || again.documentNumber,
    issued, ...(shortTitle ? { shortTitle } : {}), ...(ends === null ? {} : { ends }), ...(filteredAt === undefined ? {} : { filteredAt }),
    line: grid.line(own('title')?.row ?? lines[front.line - 1]?.row ?? 0),
  };
}

function frontOfTitle(title: string): Pick<FrontMatter, 'title' | 'year' | 'years' | 'jurisdiction'> {
  if (title === '') return { title, year: null, years: null, jurisdiction: '' };
  const ofTitle = readFrontMatter(readPieces([title]), null);
  return { title, year: ofTitle.year, years: ofTitle.years, jurisdiction: ofTitle.jurisdiction };
}

/** What stands behind 方案名称 above the headings, as the template and an exported ledger have it; null where nothing does. */
export function labelledTitle(grid: Grid, headerRow: number): string | null {
  for (let row = 0; row < headerRow; row += 1) {
    const found = joinLabels(grid.textsOf(row).map((one) => one.text)).find((text) => OWN_LABELS.title.test(text));
    if (found !== undefined) return found.replace(OWN_LABELS.title, '').trim() || null;
  }
  return null;
}

/** A label in a cell of its own and its value in the next. */
function joinLabels(texts: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index]!;
    const isLabel = LABEL.test(text.replace(/\s+/g, ''));
    const next = texts[index + 1];
    const takes = isLabel && next !== undefined && !LABEL.test(next.replace(/\s+/g, ''));
    joined.push(isLabel ? `${text.replace(/[\s：:]+/g, '')}：${takes ? next : ''}` : text);
    if (takes) index += 1;
  }
  return joined;
}
