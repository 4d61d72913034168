/** First characters, in pinyin order, of the syllables that begin with each letter (i, u, v begin none). */
const FIRST_OF_LETTER: readonly (readonly [letter: string, first: string])[] = [
  ['a', '吖'], ['b', '八'], ['c', '嚓'], ['d', '咑'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '丌'], ['k', '咔'], ['l', '垃'], ['m', '妈'],
  ['n', '拏'], ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '仨'], ['t', '他'], ['w', '屲'], ['x', '夕'], ['y', '丫'], ['z', '帀'],
];
const PINYIN = new Intl.Collator('zh-u-co-pinyin');
const HAN = /\p{Script=Han}/u;

/** 市发展改革委 → sfzggw. Characters that are not Chinese stay as they are, lower case. */
export function pinyinInitials(name: string): string {
  return [...name].map((character) => (HAN.test(character) ? initialOf(character) : character.toLowerCase())).join('');
}

function initialOf(character: string): string {
  let found = '';
  for (const [letter, first] of FIRST_OF_LETTER) {
    if (PINYIN.compare(character, first) < 0) break;
    found = letter;
  }
  return found || character;
}
