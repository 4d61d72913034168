import { AlignmentType, Footer, PageNumber, Paragraph, TextRun, type IFontAttributesProperties } from 'docx';
import { xmlText } from './xml-text.js';

/**
 * How an official page looks (GB/T 9704-2012): A4, typefaces by their usual names. WPS and Word replace a typeface that is not
 * installed by their own nearest one, so that a machine without 方正小标宋 still shows 宋体.
 */
const MM_IN_TWIPS = 56.693;
export const millimetres = (value: number): number => Math.round(value * MM_IN_TWIPS);

/** Half points, as Word counts: 二号 is 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt. */
export const SIZES = { title: 44, heading: 32, body: 24, table: 21, footer: 28 } as const;

/** Latin letters and figures stand in Times New Roman, Chinese in the face named. */
const face = (eastAsia: string): IFontAttributesProperties => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });
export const FACES = { title: face('方正小标宋简体'), heading: face('黑体'), body: face('仿宋_GB2312'), footer: face('宋体') } as const;

export const LANDSCAPE_A4 = {
  size: { width: millimetres(210), height: millimetres(297), orientation: 'landscape' as const },
  margin: { top: millimetres(28), bottom: millimetres(26), left: millimetres(25), right: millimetres(25), footer: millimetres(14) },
};

export function titleLine(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 200 }, children: [new TextRun({ text: xmlText(text), font: FACES.title, size: SIZES.title })] });
}

/** 「— 1 —」 in the middle of the foot. */
export function pageNumbers(): Footer {
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FACES.footer, size: SIZES.footer })] })],
  });
}
