import { LRUCache } from 'lru-cache';

/**
 * Words that names of units are made of, with the parts that abbreviations take their characters from: 人力·资源 gives 人, 人力 or 人资.
 * What is no word of this list stands as printed and is never abbreviated for certain.
 */
const WORDS = `
  发展 改革 人力·资源 社会·保障 住房 城乡 建设 自然·资源 国土·资源 规划 行政 审批 政务 服务 地方 金融 监督 监管 管理 市场 质量 技术 工商 工业 信息化 信息 经济 产业
  卫生 健康 计划 生育 退役·军人 事务 应急 医疗 医药 保障 大数据 数据 文化 旅游 广播·电视 广电 新闻·出版 版权 农业 农村 农机 畜牧 兽医 生态 环境 环保 保护 交通 运输 公路 港航 港口 城市 综合
  执法 科学 技术 国有 资产 公共·资源 交易 人民 防空 口岸 物流 公积金 投资 促进 商务 贸易 国际 招商 外事 侨务 外资 海洋 渔业 知识·产权 药品 食品 粮食 物资 储备 林业 草原 园林 绿化
  教育 体育 民政 民族 宗教 民营 司法 法制 财政 国库 税务 审计 统计 信访 档案 机关 扶贫 乡村 振兴 移民 水利 水务 河湖 气象 地震 监测 能源 煤炭 电力 供电 燃气 热力 邮政 通信 无线电 烟草
  专卖 盐务 公安 交警 消防 救援 仲裁 公用 事业 市政 政府 采购 智慧 房产 房屋 征收 残疾人 妇女 工商业 归国 华侨 台湾 港澳 文学 艺术 供销 合作 组织 宣传 统一·战线 工作 政法 编制 机构 网信
  网络 安全 国家 优化 提升 营商 打击 走私 打私 开发 高新 保税 功能 经开 综保 度假 自贸 自由 人才 就业 养老 老龄 老干部 史志 党史 研究 地质 矿产 测绘 搬迁 重点 资源 项目 工程 铁路 航空 民航 空港 轻工 集体 企业
`.trim().split(/\s+/u);

/** Words that names leave out without meaning another unit: 市应急管理局 and 市应急局, 市地方金融监管局 and 市金融局. */
const MAY_BE_LEFT_OUT = new Set(['行政', '地方', '服务', '监督', '监管', '管理', '事务', '城乡', '运输', '救援', '工作']);

/** Abbreviations that stand for one wording only, where heads of words would also fit another: 国资 is not 国土资源. */
const SETTLED: ReadonlyMap<string, string> = new Map([['国资', '国有资产'], ['人社', '人力资源社会保障'], ['人防', '人民防空'], ['科技', '科学技术'], ['外', '外事']]);

export interface UnitWord {
  word: string;
  parts: readonly string[];
  mayBeLeftOut: boolean;
  known: boolean;
}

const BY_LENGTH = [...new Set(WORDS)]
  .map((printed): UnitWord => {
    const parts = printed.split('·');
    const word = parts.join('');
    return { word, parts, mayBeLeftOut: MAY_BE_LEFT_OUT.has(word), known: true };
  })
  .sort((one, other) => other.word.length - one.word.length);

interface ReadText {
  words: readonly UnitWord[];
  /** The words without what stands between them. */
  bare: string;
  /** The words that names do not leave out. */
  core: string;
}

const READ = new LRUCache<string, ReadText>({ max: 5_000 });

/** Every name of a document is held against every one of the registry. */
function readText(text: string): ReadText {
  const known = READ.get(text);
  if (known) return known;
  const words = wordsOf(text);
  const one = { words, bare: joined(words), core: joined(words.filter(({ mayBeLeftOut }) => !mayBeLeftOut)) };
  READ.set(text, one);
  return one;
}

/** A name's words, left to right, the longest first; 和, 与, 及 between them are left out. */
function wordsOf(text: string): UnitWord[] {
  const found: UnitWord[] = [];
  let strange = '';
  const endStrange = (): void => {
    if (strange !== '') found.push({ word: strange, parts: [strange], mayBeLeftOut: false, known: false });
    strange = '';
  };
  for (let at = 0; at < text.length;) {
    const word = BY_LENGTH.find((one) => text.startsWith(one.word, at));
    if (word) {
      endStrange();
      found.push(word);
      at += word.word.length;
      continue;
    }
    if (/[和与及]/u.test(text[at]!)) endStrange();
    else strange += text[at]!;
    at++;
  }
  endStrange();
  return found;
}

export const beginsWithWord = (text: string): boolean => BY_LENGTH.some(({ word }) => text.startsWith(word));

/** How a wording stands to a fuller one: the same, an abbreviation of it, or one that leaves out words that tell units apart. */
export type Shortening = 'same' | 'abbreviation' | 'near';

/** @returns null where `short` is not made of heads of the words of `full`, in their order */
export function shorteningOf(short: string, full: string): Shortening | null {
  const { words, bare: whole } = readText(full);
  const { bare } = readText(short);
  if (bare === whole) return 'same';
  if (bare === '' || bare.length >= full.length) return null;
  const settled = SETTLED.get(bare);
  if (settled !== undefined && !whole.startsWith(settled)) return null;
  // A strange word at the head is often a place: 济南高新区 is not some other city's.
  const strange = words[0]?.known === false && !bare.startsWith(words[0].word);
  return strange ? null : readThrough(bare, words);
}

/** 行政审批 and 审批服务 are one but for words that names leave out; for a person to decide. */
export function sameCore(one: string, other: string): boolean {
  const { core } = readText(one);
  return core !== '' && core === readText(other).core;
}

const joined = (words: readonly UnitWord[]): string => words.map(({ word }) => word).join('');

/** Reads `bare` through the words, each giving some of its head or nothing; the way with the fewest words left out that matter. */
function readThrough(bare: string, words: readonly UnitWord[]): Exclude<Shortening, 'same'> | null {
  // By how many characters are read so far: whether a word that matters was left out on the best way there.
  let ways = new Map<number, boolean>([[0, false]]);
  for (const word of words) {
    const next = new Map<number, boolean>();
    const reach = (read: number, leftOut: boolean): void => void next.set(read, leftOut && (next.get(read) ?? true));
    for (const [read, leftOut] of ways) {
      reach(read, leftOut || !word.mayBeLeftOut);
      for (const head of headsOf(word)) if (bare.startsWith(head, read)) reach(read + head.length, leftOut);
    }
    ways = next;
  }
  const leftOut = ways.get(bare.length);
  return leftOut === undefined ? null : leftOut ? 'near' : 'abbreviation';
}

/** 社会·保障 → 社, 社会, 社保, 社会保, 社保障, 社会保障. A strange word gives all of itself. */
function headsOf(word: UnitWord): readonly string[] {
  if (!word.known) return [word.word];
  const heads = HEADS.get(word) ?? headsOfParts(word.parts);
  HEADS.set(word, heads);
  return heads;
}

const HEADS = new Map<UnitWord, readonly string[]>();

function headsOfParts(parts: readonly string[]): string[] {
  const [first, ...others] = parts;
  let heads = beginnings(first!);
  for (const part of others) heads = [...heads, ...heads.flatMap((head) => beginnings(part).map((more) => head + more))];
  return heads;
}

const beginnings = (text: string): string[] => Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
