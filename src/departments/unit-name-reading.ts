import { beginsWithWord } from './unit-words.js';

/** What the name of a unit says, for comparing it with another. */
export interface UnitNameReading {
  /** Whose it is: the level (省, 市, 县, 区) and the place where it is not the jurisdiction's own. */
  level: string | null;
  place: string | null;
  /** What kind of body, as its last word says: 局, 委, 办; '' where the name breaks off before. */
  body: string;
  /** Which of several of the kind at one place (中心支行, 分局); null where the name does not say. */
  branch: string | null;
  /** What it is for. */
  subject: string;
}

interface Standing {
  body: string;
  subject: string;
  pattern: RegExp;
}

/** 市 of the jurisdiction, or a place by name, with or without 市 or 省. */
const AT = '(?:(?<place>[\\p{Script=Han}]{2,5}?)??(?<level>[省市县区])?)';
const standing = (subject: string, body: string, ...patterns: string[]): Standing[] =>
  patterns.map((pattern) => ({ subject, body, pattern: new RegExp(`^${pattern.replaceAll('@', AT)}$`, 'u') }));

/** Bodies whose names follow no general rule: those the centre leads, courts, unions of people, general offices. */
const STANDING: readonly Standing[] = [
  ...standing('人民银行', '行', '(?:中国)?(?:人民银行|人行)@(?<branch>中心支行|分行营业管理部|分行营管部|营业管理部|营管部|分行|支行)?', '@(?:中国)?(?:人民银行|人行)(?<branch>中心支行|分行|支行)?'),
  ...standing('外汇管理', '局', '(?:国家)?外汇(?:管理)?局@(?<branch>中心支局|分局|支局)?', '@(?:国家)?外汇(?:管理)?局(?<branch>中心支局|分局|支局)?'),
  ...standing('银保监', '局', '(?:中国)?(?:银行保险监督管理委员会|银保监会|银保监)@(?:监管)?(?<branch>分局|局)', '@银保监(?:监管)?(?<branch>分局|局)'),
  ...standing('证监', '局', '(?:中国)?(?:证券监督管理委员会|证监会|证监)@(?:监管)?(?<branch>分局|局)', '@证监(?:监管)?(?<branch>分局|局)'),
  ...standing('海关', '海关', '(?:中华人民共和国)?@海关'),
  ...standing('海事', '局', '(?:中华人民共和国)?@海事局'),
  ...standing('税务', '局', '(?:国家税务总局)?@税务局'),
  ...standing('供电', '公司', '(?:国网|国家电网)(?:公司)?(?:\\p{Script=Han}{2,3}省?电力(?:有限)?公司)?@供电(?:分)?公司', '@供电(?:分)?公司'),
  ...standing('省电力', '公司', '(?:国网|国家电网)(?:公司)?@电力(?:有限)?公司', '@电力(?:有限)?公司'),
  ...standing('共青团', '委', '共青团@委(?:员会)?', '团@委'),
  ...standing('贸促', '会', '(?:中国)?国际贸易促进委员会@委员会', '@(?:国际贸易促进委员会|贸促会|贸促委)'),
  ...standing('法院', '院', '@(?:中级人民法院|高级人民法院|人民法院|中级法院|高级法院|法院|中院|高院)'),
  ...standing('检察院', '院', '@(?:人民)?检察院'),
  ...standing('政府办公', '办', '@(?:人民)?政府(?<branch>办公室|办公厅)', '@(?:(?:人民)?政府|府)办'),
  ...standing('党委办公', '办', '(?:中共)?@委(?<branch>办公室|办公厅)', '(?:中共)?@委办'),
  ...standing('编制', '办', '(?:中共)?@委?(?:编办|编委办|机构编制委员会办公室)'),
  ...standing('纪委监委', '委', '(?:中共)?@纪委(?:[、和]?[省市县区]?监委)(?:机关)?'),
  ...standing('供销', '社', '@(?:供销社|供销合作社(?:联合社)?|供销总社)'),
  ...standing('总工会', '会', '@总工会'),
  ...standing('公积金', '中心', '@(?:住房)?公积金(?:管理)?(?:服务)?中心'),
  ...standing('消防', '支队', '@消防(?:救援)?支队'),
  ...standing('交警', '支队', '@(?:公安局?)?(?:交警|交通警察|交通管理)支队'),
  // A town as such, or its government.
  ...standing('政府', '政府', '(?<place>\\p{Script=Han}{2,4})(?<level>[镇乡])(?:(?:人民)?政府)?', '(?<place>\\p{Script=Han}{2,4})(?<level>街道)(?:办事处|办)?'),
  // A county or city as such, or its government.
  ...standing('政府', '政府', '(?<place>\\p{Script=Han}{2,3})(?<level>[市县区])(?:(?:人民)?政府)?', '(?<level>[省市县区])(?:人民)?政府'),
];

/** The last word of a name and what it is short for, the longest first. */
const BODIES: readonly (readonly [printed: string, body: string])[] = [
  ['监督管理委员会', '委'], ['管理委员会', '管委'], ['管委会', '管委'], ['管委', '管委'], ['委员会', '委'], ['联合会', '联'], ['有限责任公司', '公司'], ['有限公司', '公司'], ['办公室', '办'], ['办公厅', '办'],
  ['集团公司', '集团'], ['协会', '协'], ['集团', '集团'], ['公司', '公司'], ['中心', '中心'], ['支队', '支队'], ['总队', '总队'], ['大队', '大队'], ['分局', '分局'], ['支局', '支局'], ['学院', '学院'],
  ['局', '局'], ['委', '委'], ['厅', '厅'], ['办', '办'], ['部', '部'], ['署', '署'], ['院', '院'], ['处', '处'], ['所', '所'], ['站', '站'], ['社', '社'], ['联', '联'], ['协', '协'], ['会', '会'], ['室', '室'],
];

/** Brackets of one width; quotation marks and spaces carry no meaning. */
export const tidy = (printed: string): string => printed.normalize('NFKC').replace(/[\s“”"'‘’《》〈〉]/gu, '');

/**
 * @param jurisdiction whose document or unit it is: 市 alone means it, and its own name before a unit is left out
 * @returns null for a name that is no single body's (a group) or too short to tell
 */
export function readUnitName(printed: string, jurisdiction: string): UnitNameReading | null {
  const name = withOwnLevel(tidy(printed), jurisdiction);
  const level = levelOf(jurisdiction);
  for (const { subject, body, pattern } of STANDING) {
    const found = pattern.exec(name)?.groups;
    if (!found || !isPlace(found['place'])) continue;
    const place = ownPlace(found['place'], jurisdiction);
    return { level: found['level'] ?? (place === null ? level : null), place, body, branch: found['branch'] ?? null, subject };
  }
  return readBody(name, level);
}

function readBody(name: string, ownLevel: string | null): UnitNameReading | null {
  const zone = /^(?<level>[省市县区])?(?:属)?(?<subject>\p{Script=Han}{2,}?)区(?:管理委员会|管委会|管委)?$/u.exec(name)?.groups;
  if (zone && !/[省市县]$/u.test(zone['subject']!)) {
    return { level: zone['level'] ?? ownLevel, place: null, body: '区', branch: null, subject: zoneSubject(zone['subject']!) };
  }
  const { level, place, rest } = areaOf(name.replace(/^中共/u, ''));
  const [ending, body] = BODIES.find(([printed]) => rest.endsWith(printed)) ?? ['', ''];
  const subject = ending === '监督管理委员会' ? rest.slice(0, -3) : rest.slice(0, rest.length - ending.length);
  return subject === '' ? null : { level: level ?? (place === null ? ownLevel : null), place, body, branch: null, subject };
}

/** Neither a level nor a word of a unit's name: 市场 and 综合 are no towns. */
const isPlace = (place: string | undefined): boolean => place === undefined || (!/^[省市县区各]/u.test(place) && !beginsWithWord(place));

/** 市场 and 市政 begin a word, not a level: 市场监管局 of no stated city. */
function areaOf(name: string): { level: string | null; place: string | null; rest: string } {
  const elsewhere = /^(?<place>\p{Script=Han}{2,3}?)(?<level>[省市县区])(?<rest>\p{Script=Han}{2,}.*)$/u.exec(name)?.groups;
  if (elsewhere && isPlace(elsewhere['place'])) {
    return { level: elsewhere['level']!, place: elsewhere['place']!, rest: elsewhere['rest']! };
  }
  if (/^[省市县区]/u.test(name) && !/^(?:市场|市政(?=公用|专营|工程|管理|设施|建设|园林|局|处)|区域)/u.test(name)) return { level: name[0]!, place: null, rest: name.slice(1) };
  return { level: null, place: null, rest: name };
}

/** 潍坊市财政局 and 潍坊财政局 in Weifang's own documents → 市财政局. */
function withOwnLevel(name: string, jurisdiction: string): string {
  const level = levelOf(jurisdiction);
  if (level === null) return name;
  const bare = jurisdiction.slice(0, -level.length);
  const party = name.startsWith('中共') ? '中共' : '';
  const rest = name.slice(party.length);
  if (rest === jurisdiction || rest === bare) return name;
  const own = [jurisdiction, bare].find((one) => one.length >= 2 && rest.startsWith(one) && !/^(?:大学|学院|职业)/u.test(rest.slice(one.length)));
  return own === undefined ? name : `${party}${level}${rest.slice(own.length)}`;
}

const levelOf = (jurisdiction: string): string | null => /[省市县区]$/u.exec(jurisdiction)?.[0] ?? null;

/** Its own name, with or without 市, says no more than nothing. */
function ownPlace(place: string | undefined, jurisdiction: string): string | null {
  if (place === undefined) return null;
  const level = levelOf(jurisdiction);
  return place === jurisdiction || (level !== null && place === jurisdiction.slice(0, -level.length)) ? null : place;
}

/** 高新技术产业开发 is called 高新, 经济技术开发 经开. */
const zoneSubject = (subject: string): string =>
  subject.replace(/高新技术产业(?:开发)?$/u, '高新').replace(/经济(?:技术)?开发$/u, '经开').replace(/综合保税$/u, '综保');
