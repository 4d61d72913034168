import { isoDate } from './calendar.js';
import { isDateLine } from './headings.js';
import { readNumber, toInteger } from './numbering.js';
import { withoutStop, type Piece } from './pieces.js';
import { placeIn, unitsOfPlace, withoutUpper } from './places.js';

export interface FrontMatter {
  title: string;
  jurisdiction: string;
  issuer: string | null;
  /** 发文字号: 云政办发〔2023〕12号. */
  documentNumber: string | null;
  issued: string | null;
  /** Year in the title, else of the issue date; of several years in the title that of the issue date, else the first. */
  year: number | null;
  /** The title spans several years, first and last. */
  years: [number, number] | null;
  line: number;
}

const ISSUER = '(?<issuer>[^，。；：《》〔〕]{2,60}?)';
const QUOTED = '《(?<quoted>[^《》]{4,100}|[^《》]{0,40}《[^《》]{2,60}》[^《》]{0,60})》';
/** 贯彻落实《…》实施方案, 《…方案》和《…方案》 */
const PLAIN = '(?<plain>(?:[^《》，。；：]|《[^《》]{2,60}》){2,80}?)';
const NOTICE = new RegExp(`^${ISSUER}?关于(?:印发|下发|转发|公布|发布)(?:${QUOTED}|${PLAIN})的通知`);
const NOTICE_WITHOUT_ABOUT = new RegExp(`^${ISSUER}印发(?:${QUOTED}|${PLAIN})的通知`);
/** 中共…委办公室、…人民政府办公室印发《…》, as the news has it: the whole line. */
const NEWS = new RegExp(`^${ISSUER}印发${QUOTED}$`);
/** A notice that carries a plan under a heading of its own. */
const OTHER_NOTICE = /的通知$/;
/** Two bodies between which a space is lost. */
const BETWEEN_BODIES = /\s+|(?<=办公[室厅])(?=[\u4e00-\u9fff]{2,9}人民政府)/g;
const PLAN_WORD = /(?:方案|计划|措施|意见|办法|清单|行动|要点|规划|台账|纲要|细则|任务|分工|分工表|任务表|分解|分解表|安排)(?:[（(][^）)]{1,20}[)）])?$/;
const BODY = /(?:人民政府|工会|联合会|妇联|银行|分行|支行|公司|海关|委员会|办公室|办公厅|领导小组|指挥部|局|厅|委|部|院)$/;
const NATIONAL = /^(?:国务院|国家|中共中央|全国)/;
const DOCUMENT_NUMBER = '[\\u4e00-\\u9fff]{1,14}\\s?[〔[［【（(](?:19|20)\\d{2}[〕\\]］】）)]\\s?第?\\d{1,5}号';
const NUMBER_ALONE = new RegExp(`^[（(]?(${DOCUMENT_NUMBER})[)）]?$`);
/** 西安委〔2020〕5号　2020年5月20日 in one line. */
const NUMBER_AND_DATE = new RegExp(`^[（(]?(${DOCUMENT_NUMBER})[，,\\s]{0,2}[（(]?(20\\d{2}年\\d{1,2}月\\d{1,2}日)(?:印发)?[)）]{0,2}$`);
const NUMBER_BEHIND = new RegExp(`的通知[（(]?(${DOCUMENT_NUMBER})[)）]?$`);
const NUMBER_AHEAD = new RegExp(`^(${DOCUMENT_NUMBER})(?=.{2,60}(?:关于|印发))`);
/** 发文机关：… · 【成文日期】…, as websites print above a document. */
const LABEL = /^[【[]?(?:(?<issuer>发文机关|制发机关|制定机关)|(?<number>发文字号|文件编号|文号|字号)|(?<date>成文日期|发文日期|印发日期)|(?<other>索引号|主题分类|发布机构|发布日期|公开日期|有效性|效力|名称|标题))(?:[】\]][:：]?|\s?[:：])\s?(?<value>.{0,60})$/;

/** Title, issuer, document number, issue date, year and jurisdiction, from the lines before the first numbered part and from a signed date. */
export function readFrontMatter(pieces: readonly Piece[], runningTitle: string | null): FrontMatter {
  const front = frontOf(pieces);
  const labels = readLabels(front);
  const words = front.filter(({ text }) => !LABEL.test(text));
  const notice = findNotice(words);
  const { title, line } = readTitle(pieces, words, notice, runningTitle);
  const dated = readDate(pieces);
  const issuer = labels.issuer ?? dated?.issuer ?? notice?.issuer ?? null;
  const issued = labels.issued ?? dated?.date ?? dateBesideNumber(words);
  const years = yearsIn(title);
  const issueYear = issued === null ? null : Number(issued.slice(0, 4));
  return {
    title, line, issuer, issued, years, documentNumber: labels.documentNumber ?? numberIn(words),
    year: years && issueYear !== null && issueYear >= years[0] && issueYear <= years[1] ? issueYear : (yearIn(title) ?? yearIn(notice?.words ?? '') ?? issueYear),
    jurisdiction: jurisdictionOf(title, issuer, pieces),
  };
}

function frontOf(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ text }) => readNumber(text) !== null);
  return pieces.slice(0, Math.min(first === -1 ? 40 : first, 40));
}

function readLabels(front: readonly Piece[]): { issuer: string | null; documentNumber: string | null; issued: string | null } {
  const found = { issuer: null as string | null, documentNumber: null as string | null, issued: null as string | null };
  for (const { text } of front) {
    const { issuer, number, date, value = '' } = LABEL.exec(text)?.groups ?? {};
    if (issuer && value) found.issuer ??= withoutStop(value);
    if (number) found.documentNumber ??= NUMBER_ALONE.exec(value)?.[1] ?? null;
    if (date) found.issued ??= parseDate(value);
  }
  return found;
}

function dateBesideNumber(front: readonly Piece[]): string | null {
  const dates = front.flatMap(({ text }) => NUMBER_AND_DATE.exec(text)?.[2] ?? []);
  return dates[0] === undefined ? null : parseDate(dates[0]);
}

const isDocumentNumber = (text: string) => NUMBER_ALONE.test(text) || NUMBER_AND_DATE.test(text);

function numberIn(front: readonly Piece[]): string | null {
  for (const { text } of front) {
    const number = (NUMBER_ALONE.exec(text) ?? NUMBER_AND_DATE.exec(text) ?? NUMBER_BEHIND.exec(text) ?? NUMBER_AHEAD.exec(text))?.[1];
    if (number) return number.replace(/\s/g, '');
  }
  return null;
}

interface Notice {
  words: string;
  issuer: string | null;
  title: string;
}

/** 「…关于印发…的通知」, also over several lines; what stands above it (名称, 文件, 字号) is not part of it. */
function findNotice(front: readonly Piece[]): Notice | null {
  const lines = front.map(({ text }) => text.replace(NUMBER_AHEAD, '')).filter((text) => !isDocumentNumber(text) && !/文件$/.test(text)).slice(0, 30);
  for (const index of lines.keys()) {
    const words = lines.slice(index, index + 6).join('').slice(0, 300);
    const match = NOTICE.exec(words) ?? NOTICE_WITHOUT_ABOUT.exec(words) ?? NEWS.exec(lines[index]!);
    if (!match) continue;
    const { issuer, quoted, plain } = match.groups!;
    return { words: match[0], issuer: issuer?.replace(BETWEEN_BODIES, '、') ?? null, title: (quoted ?? plain)! };
  }
  return null;
}

/**
 * The heading of a plan that stands in the document behind a notice with a title of its own (# …关于做好…的通知, then ## …行动方案): set as a heading, or
 * behind the day that closes the notice.
 */
function planBehindNotice(pieces: readonly Piece[]): { title: string; line: number } | null {
  const at = pieces.findIndex(({ text, heading, cell }, index) => index > 0 && !cell && text.length <= 60 && !OTHER_NOTICE.test(text) && PLAN_WORD.test(text) && readNumber(text) === null
    && (placeIn(text) !== null || yearIn(text) !== null) && (heading > 0 || isDateLine(pieces[index - 1]!.text) || /^附\s*件\s*\d?$/.test(pieces[index - 1]!.text)));
  const found = pieces[at];
  return found ? { title: withoutStop(found.text), line: found.line } : null;
}

function readTitle(pieces: readonly Piece[], front: readonly Piece[], notice: Notice | null, runningTitle: string | null): { title: string; line: number } {
  const line = front[0]?.line ?? 1;
  const heads = front.slice(0, 6).some(({ text, heading }) => OTHER_NOTICE.test(text) && (heading > 0 || text.length <= 60));
  const carried = (notice ? !PLAN_WORD.test(notice.title) : heads) ? planBehindNotice(pieces) : null;
  if (carried) return carried;
  if (notice) return { title: notice.title, line };
  if (runningTitle) return { title: withoutStop(runningTitle), line };
  const lines = front.filter(({ text }) => text.length <= 80 && !/^附\s*件/.test(text) && !isDocumentNumber(text) && !/[。；]/.test(text) && !isDateLine(text) && !isYears(text));
  const whole = lines.findIndex(({ text, heading }) => PLAN_WORD.test(text) || heading === 1);
  const torn = whole === -1 ? lines.findIndex(({ text }, index) => placeIn(text) !== null && (lines[index + 1]?.text.length ?? 99) <= 12 && PLAN_WORD.test(text + lines[index + 1]!.text)) : -1;
  if (torn !== -1) return { title: withoutStop(lines[torn]!.text + lines[torn + 1]!.text), line: lines[torn]!.line };
  const at = whole;
  const found = lines[at === -1 ? 0 : at];
  if (!found) return { title: '', line };
  const before = lines[at - 1];
  const broken = before && before.line >= found.line - 2 && placeIn(found.text) === null && placeIn(before.text) !== null && !BODY.test(before.text);
  const next = front[front.indexOf(found) + 1];
  const years = next && isYears(next.text) ? next.text : '';
  return { title: withoutStop(broken ? before.text + found.text : found.text) + years, line: found.line };
}

/** （2023—2025年） in a line of its own belongs to the title above it. */
const isYears = (text: string) => /^[（(]20\d{2}年?[—–―－\-~～至到]{1,2}20\d{2}年[)）]$/.test(text);

/** A date alone in its line; with the names of bodies before it, they sign. The first signed one, else the first. */
function readDate(pieces: readonly Piece[]): { date: string; issuer: string | null } | null {
  let unsigned: { date: string; issuer: null } | null = null;
  for (const [index, { text }] of pieces.entries()) {
    const behind = text.length <= 50 ? SIGNED_LINE.exec(text)?.groups : undefined;
    if (behind && signs(behind.name!) && parseDate(behind.date!)) return { date: parseDate(behind.date!)!, issuer: behind.name! };
    const date = isDateLine(text) ? parseDate(text) : null;
    if (!date) continue;
    const signed = signersBefore(pieces, index);
    if (signed.length > 0) return { date, issuer: signed.join('、') };
    unsigned ??= { date, issuer: null };
  }
  return unsigned;
}

/** 某某人民政府 2024年4月18日 in one line. */
const SIGNED_LINE = /^(?<name>[\u4e00-\u9fff]{4,30}?)\s?[（(]?(?<date>20\d{2}年\d{1,2}月\d{1,2}日)[)）]?$/;
const MOST_SIGNERS = 8;

function signersBefore(pieces: readonly Piece[], index: number): string[] {
  const signers: string[] = [];
  for (let at = index - 1; at >= 0 && signers.length < MOST_SIGNERS && signs(pieces[at]!.text); at -= 1) signers.unshift(pieces[at]!.text.replace(/\s+/g, '、'));
  return signers;
}

/** Ministries and bodies beside them: 农业农村部, 市场监管总局, 人民银行. */
const CENTRAL = /^(?:外交|教育|科技|科学技术|工业和信息化|公安|安全|民政|司法|财政|人力资源(?:和)?社会保障|自然资源|生态环境|住房(?:和)?城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人(?:事务)?|应急管理|中央[\u4e00-\u9fff]{2,4})部$|^(?:国家|中央|中国|全国)[\u4e00-\u9fff]{2,16}$|^[\u4e00-\u9fff]{2,6}总[局署]$|^(?:审计署|人民银行|证监会|国资委|国铁集团)$/;
const signs = (text: string) => text.length <= 30 && (BODY.test(text) || CENTRAL.test(text)) && (NATIONAL.test(text) || CENTRAL.test(text) || (/省|市|州|县|区|镇|部|委/.test(text) && placeIn(text) !== null));

function parseDate(text: string): string | null {
  const [, plainYear, plainMonth, plainDay] = /^(20\d{2})[-./](\d{1,2})[-./](\d{1,2})/.exec(text) ?? [];
  if (plainYear) return isoDate(Number(plainYear), Number(plainMonth), Number(plainDay));
  const [, year, month, day] = /^[（(]?(.{4})年(.{1,3})月(.{1,3})日[)）]?$/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const digits = [...year].map((one) => ('〇○零Oo0'.includes(one) ? '0' : String(toInteger(one) ?? ''))).join('');
  return isoDate(Number(digits), toInteger(month) ?? 0, toInteger(day) ?? 0);
}

function yearIn(title: string): number | null {
  const match = /(?<!\d)(20\d{2})(?:年|-|—|－|~|～)/.exec(title);
  return match ? Number(match[1]) : null;
}

function yearsIn(title: string): [number, number] | null {
  const match = /(?<!\d)(20\d{2})年?[—–―－\-~～至到]{1,2}(20\d{2})年/.exec(title);
  return match && Number(match[1]) < Number(match[2]) ? [Number(match[1]), Number(match[2])] : null;
}

/** 五华区人民政府 issues a plan of 昆明市五华区: the longer name says which of the districts of that name. */
function jurisdictionOf(title: string, issuer: string | null, pieces: readonly Piece[]): string {
  const units = unitsOfPlace(pieces);
  const ofIssuer = placeOfIssuer(issuer);
  const ofTitle = placeIn(title, units);
  const ofBody = placeIn(issuer ?? '', units);
  if (ofIssuer !== null) return ofTitle !== null && ofTitle.endsWith(ofIssuer) ? ofTitle : withoutUpper(ofIssuer);
  if (ofTitle !== null) return ofBody !== null && ofBody.startsWith(ofTitle) ? ofBody : ofTitle;
  return ofBody ?? (NATIONAL.test(issuer ?? title) || CENTRAL.test((issuer ?? '').split('、')[0]!) ? '全国' : '');
}

function placeOfIssuer(issuer: string | null): string | null {
  const match = /^(.{2,12})人民政府/.exec(issuer ?? '');
  return match ? match[1]! : null;
}
