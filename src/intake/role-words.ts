/** The words that name a role in a responsibility bracket or field, longest first where one holds another. */
const LEAD = '(?:总)?牵头(?:负责|责任|主办)?(?:部门|单位)|主办(?:部门|单位)|主责(?:部门|单位)|牵头';
const RESPONSIBLE = '(?:责任|落实|承办|承担|实施|负责|完成|执行)(?:部门|单位|主体)|责任';
const SUPPORTING = '(?:配合|参与|参加|协办|协同|协助|协作)(?:部门|单位)|配合|协办';
const TIME = '(?:完成|办理|办结|落实|实施|推进)?(?:时限(?:要求)?|期限|时间(?:节点|要求|安排)?)|进度安排';
const LEADER = '(?:分管|责任|牵头|包挂|联系)(?:市|省|县|区)?领导|总指挥|责任人';
const COORDINATOR = '总牵头(?:协调)?(?:部门|单位)|牵头协调(?:部门|单位)|总协调(?:部门|单位)';

/** 责任部门（单位）： */
const SUFFIX = '(?:[（(](?:部门|单位|部门、单位)[)）]|及单位|和单位)?\\s*[:：]';

export type RoleField = 'lead' | 'responsible' | 'supporting' | 'time' | 'leader' | 'coordinator';

const FIELDS: readonly { field: RoleField; source: string }[] = [
  { field: 'coordinator', source: COORDINATOR },
  { field: 'leader', source: LEADER },
  { field: 'lead', source: LEAD },
  { field: 'responsible', source: RESPONSIBLE },
  { field: 'supporting', source: SUPPORTING },
  { field: 'time', source: TIME },
];
const ANY = FIELDS.map(({ source }, index) => `(?<f${index}>${source})`).join('|');
const AT_START = new RegExp(`^\\s*(?:${ANY})${SUFFIX}`);
/** Where only a space divided two fields it is gone by now: 牵头单位：市局责任单位：… After a unit's name the full word alone counts. */
const AFTER_UNIT = '(?<=[局委办厅院会部行处所站社署队心司府区县市镇位门等]|海关)(?=[^：:；;，,、。]{0,6}(?:部门|单位|完成时限|完成时间)[：:])';
const INSIDE = new RegExp(`(?:(?<=^|[；;，,、。\\s（(〔\\[])\\s?|${AFTER_UNIT})(?:${ANY})${SUFFIX}`, 'g');

export interface FieldValue {
  field: RoleField;
  value: string;
  /** Offset of the role word in the text that was read. */
  at: number;
  /** Offset of the value. */
  valueAt: number;
}

const fieldOf = (match: RegExpMatchArray): RoleField => FIELDS.find((_, index) => match.groups![`f${index}`] !== undefined)!.field;

/** The role that a text opens with (「牵头部门：」), or null. */
export function openingField(text: string): RoleField | null {
  const match = AT_START.exec(text.slice(0, 24));
  return match ? fieldOf(match) : null;
}

/** All 「role：value」 fields of a bracket's content or of a paragraph, in text order; empty where no role word is followed by a colon. */
export function readFields(text: string): FieldValue[] {
  if (!/[:：]/.test(text)) return [];
  const matches = [...text.matchAll(INSIDE)];
  return matches.map((match, index) => {
    const valueAt = match.index + match[0].length;
    return { field: fieldOf(match), at: match.index, valueAt, value: text.slice(valueAt, matches[index + 1]?.index ?? text.length) };
  });
}
