import { splitOutsideBrackets } from './brackets.js';
import { PERSON_NAME } from './person-names.js';

/** Words after 等 that stand for units the text does not name: 等有关市直部门单位, 等相关部门. Anything else (各水电气热通信等专营单位) is a name. */
const REST = /等(?:国务院|国家|中央|驻[市省区县地]|市直|省直|区直|县直|省|市|县|区|各|有关|相关|其他|部门|单位|机构|、|和|及|（单位）|\(单位\))*$/;
const BY_DUTY = /(?:[，,]?(?:按照?|根据)(?:各自)?(?:职责|职能|分工)[^，,；;、]{0,16}|共同负责|分别负责|分工负责|具体负责|负责落实|负责)$/;

const UNIT_END = /(?:局|委|办|办公室|工作室|机关|工商联|文联|科协|厅|院|会|部|行|处|所|站|社|署|队|支队|公司|集团|中心|政府|法院|检察院|海关|学校|大学|学院|单位|部门|机构|企业|银行|区|县|市|镇|街道|片区|党校|工会|妇联|残联|团|台|馆|协会|镇街|园区|社区|(?:车务|工务|电务|机务)段|林场|农场|牧场|实验室|苏木|联社|总站|督查室|研究室)(?:[（(〔\[【［][^（()）〔〕[\]【】［］]{1,16}[)）〕\]】］])?$/;

/** 县水利局 王立, 责任人 马国强: a person beside a unit, with or without the word for it, is no unit. */
const PERSON_BEHIND = new RegExp(`(?<=[局委办厅院会部府队司科处室])[\\s\\u3000]+${PERSON_NAME}$`);
const PERSON_ALONE = new RegExp(`^(?:(?:第一|直接|具体)?责任人|联系人|联络员|负责人)\\s?${PERSON_NAME}$`);

/** Parts of a bureau and bodies of a village, where a role word says that units follow. */
const OFFICE_END = /(?:科|股|室|组|专班|乡|村|街|园)(?:[（(〔\[【［][^（()）〔〕[\]【】［］]{1,16}[)）〕\]】］])?$/;

/** 市发展改革委（以下简称“市发改委”）: what the text will call it from here on is not part of the name. */
const CALLED = /[（(](?:以下|下)?(?:统称|简称)[^（()）]{1,40}[)）]/g;

/** 排在首位的为牵头单位，下同: how to read the list, not a name in it (the first leads anyway, product.md rule 7). */
const HOW_TO_READ = /^(?:下同|.{0,8}(?:首位|第一位|第一个|首个|排名|排序|排列)[^、]{0,12}(?:牵头|单位|部门)?)$/;
const TIME_AHEAD = /^(?:并|且|均|力争|争取|确保|预计|计划|原则上|自|从|至|到|于|在|按)*(?:20\d{2}(?:年|[.\-/—–～~])|今年|明年|本年|当年|次年|全年|年内|年底|年末|年中|[上下]半年|第?[一二三四1-4]季度|(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月|每(?:年|半年|季|月|周)|此后|以后|“?十[三四五]五|长期|持续|常年|常态化|[一二两三四五\d]{1,3}(?:年|个月|个工作日|天|日|周)(?:之内|以内|内))/;

/** 「…，6月底前完成」「…，2023年全年」: a clause that says until when stands among names; 2022年冬运会筹备办公室 is a name. */
export const saysWhen = (clause: string): boolean => clause.length <= 80 && TIME_AHEAD.test(clause) && !looksLikeUnit(clause);

/** 并抄送市政府办: who is to be told, not who is responsible. */
const TOLD = /^(?:并|同时|并同时)?(?:抄送|抄报|抄告|报送|报告)(?=[\u4e00-\u9fff]{2})/;

export interface NameList {
  names: string[];
  /** Words among the names that name no one responsible: 并抄送市政府办. */
  unread: string[];
  /** The text says that the list is not complete: 等, 等相关部门. */
  incomplete: boolean;
}

/** 烟台市政府: what 济南、青岛 before it leave out. */
const SHARED_ENDING = /^[\u4e00-\u9fff]{2,4}?([市县区州](?:人民)?政府)$/;

/** The names of a list as printed: split at 、，；, without a trailing 等…, 按职责分工负责 and the closing stop; a shared ending is filled in. */
export function readNames(list: string): NameList {
  const names: string[] = [];
  const unread: string[] = [];
  let incomplete = false;
  for (const part of splitOutsideBrackets(list, '、，,；;。\n／/｜|＋+').map((one) => one.trimEnd().replace(PERSON_BEHIND, '')).flatMap(splitAtSpaces)) {
    const printed = part.replace(/[\s\u3000]+/g, '').replace(CALLED, '');
    if (PERSON_ALONE.test(printed) || saysWhen(printed) || (printed.length <= 30 && HOW_TO_READ.test(printed))) continue;
    if (TOLD.test(printed)) {
      unread.push(printed);
      continue;
    }
    for (const bare of splitAtConnectives(printed.length > 60 ? printed : printed.replace(BY_DUTY, ''))) {
      const name = withoutDoubled(bare.length > 60 ? bare : bare.replace(REST, ''));
      if (name.length < bare.length - 1 || bare.endsWith('等')) incomplete = true;
      if (name !== '') names.push(name);
    }
  }
  return { names: withSharedEnding(names), unread, incomplete };
}

/** 「济南、青岛、烟台市政府」 are three governments. The caller sees that a name is not in the text as it stands. */
function withSharedEnding(names: readonly string[]): string[] {
  const filled = [...names];
  let ending: string | null = null;
  for (let at = filled.length - 1; at >= 0; at -= 1) {
    const name = filled[at]!;
    const own = SHARED_ENDING.exec(name)?.[1];
    if (ending !== null && /^[\u4e00-\u9fff]{2,3}$/.test(name) && !looksLikeUnit(name)) filled[at] = name + ending;
    else ending = own ?? null;
  }
  return filled;
}

/** 市发改委 市财政局: a space after a name and before the next divides them; any other is noise. */
const splitAtSpaces = (part: string): string[] => (/\s/.test(part) ? part.split(/(?<=[局委办厅院会部府队司社行心])[\s\u3000]+(?=[\u4e00-\u9fff])/) : [part]);

/** 甲局会同乙局、丙局: who leads, and with whom; null where the list says no such thing. */
export function splitAtTogether(list: string): [leading: string, others: string] | null {
  const at = list.indexOf('会同');
  const [leading, others] = [list.slice(0, at), list.slice(at + 2)];
  return at > 1 && list.length <= 300 && readNames(leading).names.every(looksLikeUnit) && readNames(others).names.length > 0 ? [leading, others] : null;
}

const CONNECTIVE = /以及|会同|及|和|与/g;

/** 省级各部门及各市人民政府 are two names; 市住房和城乡建设局 is one: on both sides of the word must stand a name of its own. */
function splitAtConnectives(name: string): string[] {
  if (name.length > 120 || name.startsWith('各级')) return [name];
  const names: string[] = [];
  let start = 0;
  for (const { index, 0: word } of name.matchAll(CONNECTIVE)) {
    const next = name.slice(index + word.length);
    if (index <= start || !looksLikeUnit(name.slice(start, index)) || !looksLikeUnit(next) || next.length < (/^[市省县区镇各]/.test(next) ? 3 : 4)) continue;
    names.push(name.slice(start, index));
    start = index + word.length;
  }
  return [...names, name.slice(start)];
}

/** A page end may double the character beside it: 供电公司司 is 供电公司. */
const withoutDoubled = (name: string) => (/(公司司|局局|中心心|委委|办办|政府府)$/.test(name) ? name.slice(0, -1) : name);

/** A name that ends like a unit's: 市发改委, 各县(市、区)人民政府, 国网潍坊供电公司. */
export const looksLikeUnit = (name: string) => name.length >= 2 && name.length <= 40 && UNIT_END.test(name);

/** Where a role word says that units follow, parts of a bureau (法规科) are names too. */
export const mayBeUnit = (name: string) => looksLikeUnit(name) || (name.length >= 2 && name.length <= 40 && OFFICE_END.test(name));
