/** The words that name a role in a responsibility bracket or field, longest first where one holds another. */
const BODY = '(?:部门|单位|机构|处室|科室|股室)(?:[及和](?:责任人|联系人|负责人))?';
const LEAD = `(?:总)?牵头(?:负责|责任|主办|[（(]责任[)）])?${BODY}|责任[（(]牵头[)）]${BODY}|(?:主办|主责)${BODY}|牵头|主办`;
const RESPONSIBLE = `(?:责任|落实|承办|承担|实施|负责|完成|执行)(?:${BODY}|主体|乡镇|镇街|地区)|(?:责任|职责|工作)分工|责任`;
const SUPPORTING = `(?:配合|参与|参加|协办|协同|协助|协作)${BODY}|配合|协办`;
const TIME = '(?:计划|预计|拟)?(?:完成|办理|办结|落实|实施|推进|工作|整改|销号)?(?:时限(?:要求)?|期限|时间(?:节点|要求|安排|进度)?)|(?:阶段|推进|进度)(?:安排|计划)|完成日期';
const LEADER = '(?:分管|责任|牵头|包挂|包联|包保|联系|挂钩|主管)(?:市|省|县|区)?级?领导|总指挥|(?:第一|直接)?责任人|联系人|联络员|负责人|牵头人';
const COORDINATOR = '总牵头(?:协调)?(?:部门|单位)|牵头协调(?:部门|单位)|总协调(?:部门|单位)';
/** Units in a role that a plan does not know: a person decides. */
const OTHER = `(?:监督|监管|督导|督办|督查|指导|支持|验收|审核|考核|建设|业主|运营|保障)${BODY}`;
/** Labels that only end the field before them. */
const NOTE = '内容|(?:具体|建设|实施|整改|任务)(?:内容|规模|目标|措施|任务)|年度(?:目标|任务|计划)|存在问题|预期(?:成果|目标)|绩效目标|工作要求|工作目标|目标任务|主要内容|工作内容|任务内容|工作措施|具体措施|考核标准|成果形式|进展情况|资金来源|联系电话|备注';

/** 责任部门（单位）：… · 【责任部门】… */
const SUFFIX = '(?:(?:[（(](?:部门|单位|部门、单位)[)）]|及单位|和单位)?\\s*(?:[:：]|[是为](?=[市省县区州][\\u4e00-\\u9fff]))|[】］\\]]\\s?[:：]?)';

export type RoleField = 'lead' | 'responsible' | 'supporting' | 'time' | 'leader' | 'coordinator' | 'other' | 'note';

const FIELDS: readonly { field: RoleField; source: string }[] = [
  { field: 'coordinator', source: COORDINATOR },
  { field: 'leader', source: LEADER },
  { field: 'lead', source: LEAD },
  { field: 'responsible', source: RESPONSIBLE },
  { field: 'supporting', source: SUPPORTING },
  { field: 'time', source: TIME },
  { field: 'other', source: OTHER },
  { field: 'note', source: NOTE },
];
const ANY = `[【［\\[]?(?:${FIELDS.map(({ source }, index) => `(?<f${index}>${source})`).join('|')})${SUFFIX}`;
const AT_START = new RegExp(`^\\s*${ANY}`);
/** Where only a space divided two fields it is gone by now: 牵头单位：市局责任单位：… After a unit's name the full word alone counts. */
const AFTER_UNIT = '(?<=[局委办厅院会部行处所站社署队心司府区县市镇位门等]|海关)(?=[^：:；;，,、。]{0,6}(?:部门|单位|完成时限|完成时间)[：:])';
/** After anything else (责任人：张三完成时限：…) only within a run of fields. */
const AFTER_VALUE = `(?<after>(?<=[^各该由的和及与将为\\s])(?=(?:牵头|主办|责任|落实|承办|实施|配合|参与|协办)${BODY}[：:]|完成时[限间][：:]|(?:责任|分管|包联)(?:领导|人)[：:]))`;
const INSIDE = new RegExp(`(?:(?<=^|[；;，,、。\\s（(〔\\[])\\s?|${AFTER_UNIT}|${AFTER_VALUE})${ANY}`, 'g');
const LABEL_ALONE = new RegExp(`^(?:${FIELDS.map(({ source }) => source).join('|')})$`);

export interface FieldValue {
  field: RoleField;
  value: string;
  /** Offset of the role word in the text that was read. */
  at: number;
  /** Offset of the value. */
  valueAt: number;
}

const fieldOf = (match: RegExpMatchArray): RoleField => FIELDS.find((_, index) => match.groups![`f${index}`] !== undefined)!.field;

/** The role that a text opens with (「牵头部门：」, 「【牵头部门】」), or null. */
export function openingField(text: string): Exclude<RoleField, 'note'> | null {
  const match = AT_START.exec(text.slice(0, 24));
  const field = match ? fieldOf(match) : null;
  return field === 'note' ? null : field;
}

/** A text that opens with any label of a field, also one that says nothing of units or time: 「年度目标：」. */
export const opensField = (text: string): boolean => AT_START.test(text.slice(0, 24));

/** A bracket that holds nothing but a role word: 【责任单位】. */
export const isLabelAlone = (text: string): boolean => text.length <= 12 && LABEL_ALONE.test(text.trim());

/** All 「role：value」 fields of a bracket's content or of a paragraph, in text order; empty where no role word is followed by a colon. */
export function readFields(text: string): readonly FieldValue[] {
  if (lastRead.text !== text) lastRead = { text, fields: findFields(text) };
  return lastRead.fields;
}

/** The units, the limits and the doubts of a measure are read one after the other from the same text. */
let lastRead: { text: string; fields: readonly FieldValue[] } = { text: '', fields: [] };

const SIGNS = /[:：】］\]]|(?:单位|部门)[是为]/;

function findFields(text: string): FieldValue[] {
  if (!SIGNS.test(text)) return [];
  const matches: RegExpMatchArray[] = [];
  for (const match of text.matchAll(INSIDE)) {
    const before = matches.at(-1);
    if (match.groups!.after === undefined || (before && !/[。\n]/.test(text.slice(before.index! + before[0].length, match.index)))) matches.push(match);
  }
  return matches.map((match, index) => {
    const valueAt = match.index! + match[0].length;
    return { field: fieldOf(match), at: match.index! + /^\s*/.exec(match[0])![0].length, valueAt, value: text.slice(valueAt, matches[index + 1]?.index ?? text.length) };
  });
}
