/** First characters, in pinyin order, of the syllables that begin with each letter (i, u, v begin none). */
const FIRST_OF_LETTER: readonly (readonly [letter: string, first: string])[] = [
  ['a', '吖'], ['b', '八'], ['c', '嚓'], ['d', '咑'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '丌'], ['k', '咔'], ['l', '垃'], ['m', '妈'],
  ['n', '拏'], ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '仨'], ['t', '他'], ['w', '屲'], ['x', '夕'], ['y', '丫'], ['z', '帀'],
];
const PINYIN = new Intl.Collator('zh-u-co-pinyin');
const HAN = /\p{Script=Han}/u;

/**
 * Words of unit names in which a character is read otherwise than by itself: 行 in 银行 is háng. A character of several readings that
 * names of units hold only in one of them needs no entry where the collation knows that one.
 */
const WORDS: readonly (readonly [word: string, initials: string])[] = [
  ['银行', 'yh'], ['人行', 'rh'], ['支行', 'zh'], ['分行', 'fh'], ['总行', 'zh'], ['央行', 'yh'], ['商行', 'sh'], ['农商行', 'nsh'], ['行业', 'hy'], ['行会', 'hh'],
  ['会计', 'kj'], ['重庆', 'cq'], ['重建', 'cj'], ['重新', 'cx'], ['调解', 'tj'], ['调节', 'tj'], ['调理', 'tl'], ['畜牧', 'xm'], ['西藏', 'xz'], ['长江', 'cj'], ['长期', 'cq'],
  ['长远', 'cy'], ['特长', 'tc'], ['长清', 'cq'], ['长岛', 'cd'], ['长安', 'ca'], ['长沙', 'cs'], ['长春', 'cc'], ['长治', 'cz'], ['长兴', 'cx'], ['单县', 'sx'], ['东阿', 'de'],
  ['厦门', 'xm'], ['乐清', 'yq'], ['音乐', 'yy'], ['番禺', 'py'], ['浚县', 'xx'], ['洪洞', 'ht'], ['铅山', 'ys'], ['枞阳', 'zy'], ['涡阳', 'gy'], ['黄陂', 'hp'], ['尉犁', 'yl'],
];

/** 市发展改革委 → sfzggw, 中国银行 → zgyh. Letters and digits stay as they are, lower case; brackets and stops nobody types. */
export function pinyinInitials(name: string): string {
  const characters = [...name].filter((character) => !/[\p{P}\s]/u.test(character));
  let initials = '';
  for (let at = 0; at < characters.length;) {
    const word = WORDS.find(([one]) => characters.slice(at, at + one.length).join('') === one);
    initials += word ? word[1] : initialOf(characters[at]!);
    at += word ? word[0].length : 1;
  }
  return initials;
}

function initialOf(character: string): string {
  if (!HAN.test(character)) return character.toLowerCase();
  let found = '';
  for (const [letter, first] of FIRST_OF_LETTER) {
    if (PINYIN.compare(character, first) < 0) break;
    found = letter;
  }
  return found || character;
}
