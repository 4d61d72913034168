/** Points of a landscape page inside its margins. */
const INSIDE = { a4: { width: 784, height: 509 }, a3: { width: 1_133, height: 755 } } as const;
/** Points of a character of a column's width. */
const CHARACTER = 5.4;
/** Programs measure rows and columns each in their own way: a page is ended before any of them would. */
const CAUTION = 0.9;

export interface PrintedRows {
  /** Of the rows below the headings, in points. */
  heights: readonly number[];
  /** How many rows belong together, one after the other. */
  together: readonly number[];
  /** Of all columns, in characters: the page shrinks to it. */
  width: number;
  paper: keyof typeof INSIDE;
  /** Of what stands above the headings on the first page, and of the headings of every page. */
  topHeight: number;
  headingHeight: number;
}

/** Before which rows a new page begins, so that what belongs together stands on one page unless it is longer. */
export function pageEnds({ heights, together, width, paper, topHeight, headingHeight }: PrintedRows): number[] {
  const scale = Math.min(1, INSIDE[paper].width / (width * CHARACTER));
  const room = (INSIDE[paper].height / scale) * CAUTION - headingHeight;
  const ends: number[] = [];
  let used = topHeight;
  let row = 0;
  for (const many of together) {
    const block = heights.slice(row, row + many);
    const height = block.reduce((sum, one) => sum + one, 0);
    if (row > 0 && used + height > room) {
      ends.push(row);
      used = 0;
    }
    for (const [place, one] of block.entries()) {
      if (place > 0 && used + one > room) {
        ends.push(row + place);
        used = 0;
      }
      used += one;
    }
    row += many;
  }
  return ends;
}
