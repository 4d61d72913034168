import { formatNumber } from './number-formats.js';
import { attribute, readXml } from './xml-marks.js';

interface Level {
  start: number;
  format: string;
  text: string;
  /** 1-based level after which this one starts anew; 0 never; null after any higher one. */
  restart: number | null;
  legal: boolean;
  suffix: string;
  style: string | null;
}

interface AbstractList {
  levels: Map<number, Level>;
  numStyleLink: string | null;
  styleLink: string | null;
}

interface List {
  abstract: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

const newLevel = (): Level => ({ start: 1, format: 'decimal', text: '', restart: null, legal: false, suffix: 'tab', style: null });
const MOST_LEVELS = 9;

/** The automatic numbers of a document (numbering.xml), counted paragraph by paragraph as Word prints them. */
export class ListNumbering {
  private readonly abstracts = new Map<string, AbstractList>();
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();
  private readonly byStyle = new Map<string, { list: string; level: number }>();

  constructor(xml: string) {
    this.read(xml);
    for (const [id, list] of this.lists) {
      for (const [level, { style }] of this.levelsOf(list)) if (style !== null && !this.byStyle.has(style)) this.byStyle.set(style, { list: id, level });
    }
  }

  /** The level that a paragraph style numbers its paragraphs with. */
  ofStyle(style: string): { list: string; level: number } | null {
    return this.byStyle.get(style) ?? null;
  }

  levelOfStyle(list: string, style: string): number | null {
    const own = this.lists.get(list);
    if (!own) return null;
    for (const [level, { style: linked }] of this.levelsOf(own)) if (linked === style) return level;
    return null;
  }

  /** The number of the next paragraph of a list and level, as printed; empty for bullets and where there is no such list. */
  next(listId: string, level: number): string {
    const list = this.lists.get(listId);
    const levels = list && this.levelsOf(list);
    const own = levels?.get(level);
    if (!list || !levels || !own || level < 0 || level >= MOST_LEVELS) return '';
    const counters = this.countersOf(list);
    this.begin(listId, list, counters);
    counters[level] = counters[level] === undefined ? this.startOf(list, levels, level) : counters[level] + 1;
    for (let below = level + 1; below < MOST_LEVELS; below += 1) {
      const restart = levels.get(below)?.restart ?? null;
      if (restart === null || (restart !== 0 && level < restart)) counters[below] = undefined;
    }
    if (own.format === 'bullet') return '';
    const printed = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.legal ? 'decimal' : (levels.get(at)?.format ?? 'decimal');
      return formatNumber(format, counters[at] ?? this.startOf(list, levels, at));
    });
    return printed === '' || own.suffix === 'nothing' || /[、）]$/.test(printed) ? printed : `${printed} `;
  }

  /** Lists of one abstract list count together, until one of them says where to start. */
  private begin(id: string, { starts }: List, counters: (number | undefined)[]): void {
    if (this.begun.has(id)) return;
    this.begun.add(id);
    for (const [level] of starts) for (let at = level; at < MOST_LEVELS; at += 1) counters[at] = undefined;
  }

  private startOf(list: List, levels: Map<number, Level>, level: number): number {
    return list.starts.get(level) ?? levels.get(level)?.start ?? 1;
  }

  private countersOf(list: List): (number | undefined)[] {
    const key = this.definitionOf(list.abstract);
    let counters = this.counters.get(key);
    if (!counters) this.counters.set(key, (counters = []));
    return counters;
  }

  private levelsOf(list: List): Map<number, Level> {
    const levels = new Map(this.abstracts.get(this.definitionOf(list.abstract))?.levels);
    for (const [level, own] of list.levels) levels.set(level, own);
    return levels;
  }

  /** A list may be defined by a style: the abstract list that bears its name. */
  private definitionOf(abstract: string): string {
    const link = this.abstracts.get(abstract)?.numStyleLink ?? null;
    if (link === null) return abstract;
    for (const [id, { styleLink }] of this.abstracts) if (styleLink === link) return id;
    return abstract;
  }

  private read(xml: string): void {
    let abstract: AbstractList | null = null;
    let list: List | null = null;
    let level: Level | null = null;
    let override = -1;
    for (const mark of readXml(xml)) {
      if (mark.kind === 'text') continue;
      if (mark.kind === 'close') {
        if (mark.name === 'w:lvl') level = null;
        if (mark.name === 'w:abstractNum') abstract = null;
        if (mark.name === 'w:num') list = null;
        continue;
      }
      const { name, attributes } = mark;
      const value = attribute(attributes, 'w:val') ?? '';
      if (name === 'w:abstractNum') this.abstracts.set(attribute(attributes, 'w:abstractNumId') ?? '', (abstract = { levels: new Map(), numStyleLink: null, styleLink: null }));
      else if (name === 'w:num') this.lists.set(attribute(attributes, 'w:numId') ?? '', (list = { abstract: '', starts: new Map(), levels: new Map() }));
      else if (name === 'w:abstractNumId' && list) list.abstract = value;
      else if (name === 'w:numStyleLink' && abstract) abstract.numStyleLink = value;
      else if (name === 'w:styleLink' && abstract) abstract.styleLink = value;
      else if (name === 'w:lvlOverride') override = Number(attribute(attributes, 'w:ilvl') ?? 0);
      else if (name === 'w:startOverride' && list) list.starts.set(override, Number(value));
      else if (name === 'w:lvl') {
        level = newLevel();
        (list ?? abstract)?.levels.set(Number(attribute(attributes, 'w:ilvl') ?? 0), level);
        if (mark.kind === 'empty') level = null;
      } else if (level) readLevel(level, name, value, attributes);
    }
  }
}

function readLevel(level: Level, name: string, value: string, attributes: string): void {
  if (name === 'w:start') level.start = Number(value);
  // within mc:AlternateContent the second one is for older programs
  else if (name === 'w:numFmt' && value !== 'custom') level.format = value;
  else if (name === 'w:lvlText') level.text = value;
  else if (name === 'w:lvlRestart') level.restart = Number(value);
  else if (name === 'w:isLgl') level.legal = value !== '0' && value !== 'false';
  else if (name === 'w:suff') level.suffix = value;
  else if (name === 'w:pStyle') level.style = attribute(attributes, 'w:val') ?? null;
}
