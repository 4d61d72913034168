const OPENING = '（(〔[【';
const CLOSING = '）)〕]】';
const RESPONSIBILITY = /(?:牵头|责任|配合|参与|落实)(?:部门|单位)|分工负责|负责$/;
const DEADLINE = /(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|份|[上中下]旬)?(?:之?前|起|开始)?|20\d\d年(?:底前|内)?|年底前|年内/g;

/**
 * What a measure is about: its text without the brackets that name units, and without days, which two plans set differently for
 * the same task. 全省 and 全市 are the same word here, and a plan's own name for its place says nothing.
 *
 * @param places 山东, 潍坊 …
 */
export function bareText(text: string, places: readonly string[]): string {
  let bare = withoutUnits(text).replace(DEADLINE, '，');
  for (const place of places) bare = bare.replaceAll(place, '');
  return bare.replace(/全[省市]/g, '全域').replace(/我[省市]/g, '');
}

function withoutUnits(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length;) {
    const end = OPENING.includes(text[at]!) ? closingOf(text, at) : at;
    const inside = text.slice(at + 1, end);
    if (end > at && RESPONSIBILITY.test(inside)) kept += '。';
    else kept += text.slice(at, end + 1);
    at = end + 1;
  }
  return kept;
}

/** Where the bracket that opens at `start` closes; brackets inside count, their widths may be mixed. `start` where it never does. */
function closingOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length && at < start + 2_000; at++) {
    if (OPENING.includes(text[at]!)) depth++;
    else if (CLOSING.includes(text[at]!) && --depth === 0) return at;
  }
  return start;
}

/** The parts of a text that can each be about something of their own: 延伸…；建立…。 */
export function clausesOf(bare: string): string[] {
  return bare.split(/[。；;！？\n]/).filter((clause) => clause.length >= 6);
}
