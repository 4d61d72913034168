import { isoDate } from './calendar.js';
import { isDateLine } from './headings.js';
import { readNumber, toInteger } from './numbering.js';
import { withoutStop, type Piece } from './pieces.js';

export interface FrontMatter {
  title: string;
  jurisdiction: string;
  issuer: string | null;
  issued: string | null;
  /** Year in the title, else of the issue date. */
  year: number | null;
  line: number;
}

const NOTICE = /^(?:.{0,40}?〕\d{1,4}号)?(?<issuer>[^，。；：《》]{2,40}?)(?:关于)?印发《?(?<title>[^《》，。；：]{4,80}?)》?的通知/;
const PLAN_WORD = /(?:方案|计划|措施|意见|办法|清单|行动|要点|规划|台账|纲要|细则|任务|分工)(?:[（(][^）)]{1,20}[)）])?$/;
const BODY = /(?:人民政府|委员会|办公室|办公厅|领导小组|局|厅|委|部)$/;
const PLACE = /^(?:中共)?(?<place>[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|市|地区|盟|县|区))/;
const NOT_A_PLACE = /^(?:城市|优化|建设|推进|关于|进一步|全市|全省|全区|全县|我|本|各|持续|深化|加快|开展|打造|提升)|示范区$/;

/** Title, issuer, issue date, year and jurisdiction, from the lines before the first numbered part and from a signed date. */
export function readFrontMatter(pieces: readonly Piece[], runningTitle: string | null): FrontMatter {
  const front = frontOf(pieces);
  const notice = NOTICE.exec(front.slice(0, 6).map(({ text }) => text).join(''));
  const { title, line } = readTitle(front, notice, runningTitle);
  const dated = readDate(pieces);
  const issuer = dated?.issuer ?? notice?.groups!.issuer ?? null;
  return {
    title, line, issuer, issued: dated?.date ?? null,
    year: yearIn(title) ?? yearIn(notice?.[0] ?? '') ?? (dated ? Number(dated.date.slice(0, 4)) : null),
    jurisdiction: placeOfIssuer(issuer) ?? placeIn(title) ?? placeIn(issuer ?? '') ?? (/^(?:国务院|国家)/.test(issuer ?? title) ? '全国' : ''),
  };
}

function frontOf(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ text }) => readNumber(text) !== null);
  return pieces.slice(0, Math.min(first === -1 ? 40 : first, 40));
}

function readTitle(front: readonly Piece[], notice: RegExpExecArray | null, runningTitle: string | null): { title: string; line: number } {
  const line = front[0]?.line ?? 1;
  if (notice) return { title: notice.groups!.title!, line };
  if (runningTitle) return { title: withoutStop(runningTitle), line };
  const lines = front.filter(({ text }) => text.length <= 80 && !/^附\s*件/.test(text) && !/^[^\s]{1,12}[〔[（(]20\d{2}[〕\]）)]\d+号$/.test(text) && !/[。；]/.test(text) && !isDateLine(text));
  const at = lines.findIndex(({ text, heading }) => PLAN_WORD.test(text) || heading === 1);
  const found = lines[at === -1 ? 0 : at];
  if (!found) return { title: '', line };
  const before = lines[at - 1];
  const broken = before && before.line >= found.line - 2 && placeIn(found.text) === null && placeIn(before.text) !== null && !BODY.test(before.text);
  return { title: withoutStop(broken ? before.text + found.text : found.text), line: found.line };
}

/** A date alone in its line; with the name of a body before it, that body signs. The first signed one, else the first. */
function readDate(pieces: readonly Piece[]): { date: string; issuer: string | null } | null {
  let unsigned: { date: string; issuer: null } | null = null;
  for (const [index, { text }] of pieces.entries()) {
    const date = isDateLine(text) ? parseDate(text) : null;
    if (!date) continue;
    const before = pieces[index - 1]?.text ?? '';
    if (before.length <= 30 && BODY.test(before) && /省|市|县|区|国务院|部|委/.test(before) && placeIn(before) !== null) return { date, issuer: before };
    unsigned ??= { date, issuer: null };
  }
  return unsigned;
}

function parseDate(text: string): string | null {
  const [, year, month, day] = /^(.{4})年(.{1,3})月(.{1,3})日$/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const digits = [...year].map((one) => ('〇○零Oo0'.includes(one) ? '0' : String(toInteger(one) ?? ''))).join('');
  return isoDate(Number(digits), toInteger(month) ?? 0, toInteger(day) ?? 0);
}

function yearIn(title: string): number | null {
  const match = /(?<!\d)(20\d{2})(?:年|-|—|－|~|～)/.exec(title);
  return match ? Number(match[1]) : null;
}

function placeOfIssuer(issuer: string | null): string | null {
  const match = /^(.{2,12})人民政府/.exec(issuer ?? '');
  return match ? match[1]! : null;
}

function placeIn(text: string): string | null {
  const place = PLACE.exec(text)?.groups!.place ?? null;
  return place && !NOT_A_PLACE.test(place) ? place : null;
}
