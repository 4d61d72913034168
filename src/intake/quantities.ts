export const NUMBER = '\\d{1,7}(?:\\.\\d{1,4})?';
const SCALE = '(?:万亿|千亿|百亿|亿|千万|百万|万|千|百)?';
/** Measure words. 个 takes the noun behind it where that is one of these. */
export const UNIT = `(?:个百分点|[%％]|${SCALE}(?:个(?:工作日|自然日|小时|环节|行业|领域|事项|项目|月|百分点)|个基点|个(?!工作日|自然日|小时|月|百分点|基点|多)|工作日|小时|分钟|天|日(?!前)|人次|人|名|户|家|项|件|宗|起|条|处|座|所|台|套|场|次|篇|类|种|倍|元|美元|平方米|平方公里|公里|米|亩|吨\\/日|吨(?!\\/)|千瓦时|千瓦(?!时)|千伏安|兆瓦|时户|张|辆|册|位))`;

/** 一次性奖励20万元, 给予50万元补助, 每户补贴500元: what whoever meets the conditions gets. */
const AMOUNT = `${NUMBER}\\s?${SCALE}(?:元|美元)`;
const GIFT = '(?:奖励|奖补|补助|补贴|资助|扶持|奖金|贴息|津贴|补偿|慰问金|抵扣|减免)';
const GRANT = new RegExp(`(?:给予|予以|一次性|最高|每(?:人|户|家|个|辆|项|年|月|台|亩|吨|平方米)|按照?|标准|额度|不超过)[^。；;，,\\n]{0,24}?${AMOUNT}|${GIFT}(?:资金|金额|标准)?(?:提高|提升|增加|调整)?(?:至|到|为|达到?|最高|不超过)?${AMOUNT}|${AMOUNT}(?:以内|以下|以上)?的?(?:一次性|资金)?${GIFT}`, 'g');
/** 兑现奖补资金1亿元 is what a body is to do. */
const SPENT = /(?:兑现|争取|下达|拨付|筹集|落实|安排|累计|发放)[^。；;，,\n]{0,12}$/;

/** The places of amounts that are granted, not reached: offsets of the first digit after the words, and after the last. */
export function findGrants(text: string): { from: number; to: number }[] {
  if (!/元/.test(text)) return [];
  return [...text.matchAll(GRANT)].flatMap(({ 0: words, index }) => {
    const clause = text.slice(Math.max(0, index - 30), index + words.length).split(/[。；;，,\n]/).at(-1)!;
    if (!new RegExp(GIFT).test(text.slice(Math.max(0, index - 20), index + words.length + 12)) || (SPENT.test(clause.replace(/\d.*$/, '')) && !/给予|一次性|每[人户家个]|最高/.test(clause))) return [];
    return [{ from: index, to: index + words.length }];
  });
}
