import { attribute, readXml } from './xml-marks.js';

/** What a style or a paragraph says of its outline level and its list; undefined where it says nothing. */
export interface ParagraphFormat {
  style?: string;
  /** From 0; 9 is body text. */
  outline?: number;
  list?: string;
  level?: number;
}

interface Style extends ParagraphFormat {
  name: string;
  basedOn: string | null;
}

const MOST_ANCESTORS = 20;

/** The paragraph styles of a document (styles.xml). */
export class ParagraphStyles {
  private readonly styles = new Map<string, Style>();
  private fallback: string | null = null;

  constructor(xml: string) {
    let style: Style | null = null;
    for (const mark of readXml(xml)) {
      if (mark.kind === 'text') continue;
      if (mark.kind === 'close') {
        if (mark.name === 'w:style') style = null;
        continue;
      }
      const { name, attributes } = mark;
      if (name === 'w:style' && mark.kind === 'open') {
        style = { name: '', basedOn: null };
        const id = attribute(attributes, 'w:styleId') ?? '';
        this.styles.set(id, style);
        if (attribute(attributes, 'w:type') === 'paragraph' && attribute(attributes, 'w:default') === '1') this.fallback = id;
      } else if (style && name === 'w:name') style.name = attribute(attributes, 'w:val') ?? '';
      else if (style && name === 'w:basedOn') style.basedOn = attribute(attributes, 'w:val') ?? null;
      else if (style) readFormat(style, name, attributes);
    }
  }

  nameOf(id: string | undefined): string {
    return this.styles.get(id ?? this.fallback ?? '')?.name ?? '';
  }

  /** What holds for a paragraph of the style, from it or from those it is based on. */
  formatOf(id: string | undefined): ParagraphFormat {
    const format: ParagraphFormat = {};
    let style = this.styles.get(id ?? this.fallback ?? '');
    let styleId = id ?? this.fallback;
    for (let depth = 0; style && depth < MOST_ANCESTORS; depth += 1) {
      const level = style.outline ?? headingLevel(style.name);
      if (format.outline === undefined && level !== undefined) format.outline = level;
      if (format.list === undefined && style.list !== undefined) Object.assign(format, { list: style.list, style: styleId });
      if (format.level === undefined && style.level !== undefined) format.level = style.level;
      styleId = style.basedOn;
      style = style.basedOn === null ? undefined : this.styles.get(style.basedOn);
    }
    return format;
  }
}

const headingLevel = (name: string): number | undefined => {
  const digit = /^(?:heading|标题)\s?([1-9])$/i.exec(name)?.[1];
  return digit === undefined ? undefined : Number(digit) - 1;
};

/** Takes over what a child of w:pPr says. */
export function readFormat(format: ParagraphFormat, name: string, attributes: string): void {
  const value = attribute(attributes, 'w:val');
  if (value === undefined) return;
  if (name === 'w:pStyle') format.style = value;
  else if (name === 'w:outlineLvl') format.outline = Number(value);
  else if (name === 'w:numId') format.list = value;
  else if (name === 'w:ilvl') format.level = Number(value);
}
