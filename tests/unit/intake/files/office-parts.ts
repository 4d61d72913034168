import { pack } from '../../../../src/intake/documents/zip-archive.js';

/** Files as no office program writes them, or as only some do: made of their XML. */
const bytes = (parts: Record<string, string>): Uint8Array => new Uint8Array(pack(new Map(Object.entries(parts).map(([path, content]) => [path, Buffer.from(content)]))));

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const types = (path: string, type: string) =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
const relationships = (targets: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

const NAMESPACES = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'], ['r', RELATIONS], ['v', 'urn:schemas-microsoft-com:vml'], ['o', 'urn:schemas-microsoft-com:office:office'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'], ['dgm', 'http://schemas.openxmlformats.org/drawingml/2006/diagram'], ['c', 'http://schemas.openxmlformats.org/drawingml/2006/chart'],
].map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ');

/** A run of words. */
export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (...runs: string[]) => `<w:p>${runs.map((one) => (one.startsWith('<') ? one : run(one))).join('')}</w:p>`;
export const wordTable = (rows: readonly (readonly string[])[]) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** @param body what stands within w:body @param parts further parts by path */
export const wordFile = (body: string, parts: Record<string, string> = {}): Uint8Array => bytes({
  '[Content_Types].xml': types('word/document.xml', 'wordprocessingml.document'), '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
  'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`, ...parts,
});

/** A cell with its words in place. */
const inlineCell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
export const sheetRow = (row: number, texts: readonly (string | null)[]) =>
  `<row r="${row}">${texts.map((text, column) => (text === null ? '' : text.startsWith('<c') ? text : inlineCell(`${String.fromCharCode(65 + column)}${row}`, text))).join('')}</row>`;

/** @param data what stands within sheetData of the only sheet, 台账 @param given what stands in workbook.xml before the sheets; the shared strings; further parts */
export const excelFile = (data: string, { properties = '', shared = '', parts = {} }: { properties?: string; shared?: string; parts?: Record<string, string> } = {}): Uint8Array => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return bytes({
    '[Content_Types].xml': types('xl/workbook.xml', 'spreadsheetml.sheet'), '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${RELATIONS}">${properties}<sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([['worksheet', 'worksheets/sheet1.xml'], ['sharedStrings', 'sharedStrings.xml']]),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`, 'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared}</sst>`, ...parts,
  });
};

/** The rows of a ledger below its title and headings; the first of them is row 3. */
export const ledgerRows = (rows: readonly (readonly (string | null)[])[]) =>
  [['云川市2021年优化服务工作台账'], ['序号', '领域', '工作任务', '完成时限', '责任单位', '工作进展'], ...rows].map((texts, index) => sheetRow(index + 1, texts)).join('');
