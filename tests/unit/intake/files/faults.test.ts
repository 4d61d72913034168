import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';
import { pack, unpack } from '../../../../src/intake/documents/zip-archive.js';
import { IntakeError } from '../../../../src/intake/intake-error.js';
import { sheet, workbook } from './workbooks.js';

const book = await workbook(sheet([['云川市2021年台账'], ['序号', '工作任务', '责任单位', '完成时限'], [1, '甲任务', '市发改委', '6月底前'], [2, '乙任务', '市财政局', '年底前']], { merges: ['A1:D1'] }));
const document = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: ['云川市2021年方案', '一、开办企业', '1. 甲。6月底前。（市发改委）'].map((text) => new Paragraph(text)) }] })));
const utf8 = (text: string) => new TextEncoder().encode(text);
const ole = (words: string) => new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from(words, 'utf16le'), Buffer.alloc(512)]));
const withPart = (file: Uint8Array, path: string, content: Uint8Array) => new Uint8Array(pack(new Map([...unpack(file)]).set(path, content)));

/** A part that unpacks to far more than its packed size, and says so or not. */
function bomb(file: Uint8Array, path: string, megabytes: number, stated: number): Uint8Array {
  const packed = Buffer.from(pack(new Map([[path, new Uint8Array([7])], ...[...unpack(file)].filter(([other]) => other !== path)])));
  const body = 30 + path.length;
  const data = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20), { level: 9 });
  const grown = Buffer.concat([packed.subarray(0, body), data, packed.subarray(body + 1)]);
  const shift = data.length - 1;
  const end = grown.length - 22;
  const directory = grown.readUInt32LE(end + 16) + shift;
  grown.writeUInt32LE(directory, end + 16);
  // the part comes first in the archive and in its directory
  for (const at of [8, directory + 10]) {
    grown.writeUInt16LE(8, at);
    grown.writeUInt32LE(data.length, at + 10);
    grown.writeUInt32LE(stated, at + 14);
  }
  return new Uint8Array(grown);
}

async function codeOf(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    return (await readPlanFile(bytes, { fileName })).kind;
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    expect(error.message).toMatch(/[\u4e00-\u9fff].*(?:请|再)/);
    return error.code;
  }
}

describe('the name of a file and its content', () => {
  test.each(['方案.txt', '方案.TXT', '方案.md', '方案.markdown', '方案', '方案2021.5', '方案（1.0版）'])('a text named %s is a text', async (fileName) => {
    expect(await codeOf(utf8('云川市2021年方案'), fileName)).toBe('text');
  });

  const misnamed = async (bytes: Uint8Array, fileName: string) => (await readPlanFile(bytes, { fileName })).plan.warnings.filter(({ code }) => code === 'file-misnamed').map(({ message }) => message);
  test('that contradict each other are told of, where it can be read as what it is', async () => {
    expect(await misnamed(document, '方案.txt')).toEqual(['文件名是 .txt，内容却是 Word 文档，已按 Word 文档读取，请核对是否选对了文件。']);
    expect(await misnamed(book, '台账.docx')).toEqual([expect.stringContaining('内容却是 Excel 工作簿')]);
    for (const name of ['方案.docx', '方案.DOCX', '方案.doc', '方案']) expect(await misnamed(document, name)).toEqual([]);
    for (const name of ['台账.xlsx', '台账.xlsm', '台账.et', '台账']) expect(await misnamed(book, name)).toEqual([]);
  });
});

describe('files that cannot be read say why and what to do', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['an old Word file', ole('WordDocument'), '方案.doc', 'DOCUMENT_OLD_FORMAT'], ['an old Excel file', ole('Workbook'), '台账.xls', 'DOCUMENT_OLD_FORMAT'], ['a WPS sheet', ole('Workbook'), '台账.et', 'DOCUMENT_OLD_FORMAT'],
    ['a file with a password', ole('EncryptedPackage'), '台账.xlsx', 'DOCUMENT_PROTECTED'], ['a web page named .xls', utf8('<html><table><tr><td>序号</td></tr></table></html>'), '台账.xls', 'DOCUMENT_OLD_FORMAT'],
    ['a text named .docx', utf8('云川市2021年方案'), '方案.docx', 'DOCUMENT_DAMAGED'], ['nothing, named .xlsx', new Uint8Array(), '台账.xlsx', 'DOCUMENT_DAMAGED'], ['a PDF named .txt', utf8('%PDF-1.7'), '方案.txt', 'DOCUMENT_BINARY'],
    ['half of a workbook', book.slice(0, book.length / 2), '台账.xlsx', 'DOCUMENT_DAMAGED'], ['an archive of texts', new Uint8Array(pack(new Map([['a.txt', utf8('甲')]]))), '方案.zip', 'DOCUMENT_BINARY'],
    ['an OpenDocument sheet', new Uint8Array(pack(new Map([['mimetype', utf8('application/vnd.oasis.opendocument.spreadsheet')], ['content.xml', utf8('<a/>')]]))), '台账.ods', 'DOCUMENT_BINARY'],
    ['entities that multiply', withPart(document, 'word/document.xml', utf8('<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document>&b;</w:document>')), '方案.docx', 'DOCUMENT_DAMAGED'],
    ['a document without text', withPart(document, 'word/document.xml', utf8('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>')), '方案.docx', 'DOCUMENT_EMPTY'],
    ['XML that ends too soon', withPart(document, 'word/document.xml', utf8('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>')), '方案.docx', 'DOCUMENT_DAMAGED'],
    ['a part that unpacks to 100 MB', bomb(book, 'xl/worksheets/sheet1.xml', 100, 100 * 1024 * 1024), '台账.xlsx', 'DOCUMENT_TOO_LARGE'],
    ['a part that hides its size', bomb(document, 'word/document.xml', 100, 9), '方案.docx', 'DOCUMENT_TOO_LARGE'],
    ['more than 16 MB', new Uint8Array(16 * 1024 * 1024 + 1), '方案.docx', 'DOCUMENT_TOO_LARGE'],
    ...['a.exe', '方案.pdf', '方案.html', '方案.7z', '方案.final'].map((name): [string, Uint8Array, string, string] => [`a text named ${name}`, utf8('云川市2021年方案\n1.甲。6月底前。'), name, 'DOCUMENT_MISNAMED']),
  ])('%s', async (_, bytes, fileName, code) => {
    expect(await codeOf(bytes, fileName)).toBe(code);
  });

  test('a workbook without a ledger, and one without anything', async () => {
    expect(await codeOf(await workbook(sheet([['通讯录'], ['甲', '乙']])), '台账.xlsx')).toBe('SHEET_WITHOUT_HEADINGS');
    expect(await codeOf(await workbook(sheet([])), '台账.xlsx')).toBe('DOCUMENT_EMPTY');
  });

  test('the content tells the kind, not the name', async () => {
    expect(await codeOf(book, '台账.docx')).toBe('excel');
    expect(await codeOf(document, '方案.txt')).toBe('word');
    expect(await codeOf(utf8('序号,工作任务,责任单位\n1,甲任务,"市发改委、市财政局"'), '台账.csv')).toBe('excel');
    expect(await codeOf(utf8('云川市2021年方案\n一、甲'), '方案.md')).toBe('text');
  });
});

describe('no file breaks the reader', () => {
  const settles = async (bytes: Uint8Array, fileName: string) => {
    try {
      await readPlanFile(bytes, { fileName });
    } catch (error) {
      expect(error).toBeInstanceOf(IntakeError);
    }
  };
  const spoilt = (file: Uint8Array) => fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }).map((edits) => {
    const copy = new Uint8Array(file);
    for (const [at, byte] of edits) copy[at] = byte;
    return copy;
  });

  test.each([['.xlsx', book], ['.docx', document]] as const)('%s cut anywhere or with spoilt bytes', async (ending, file) => {
    await fc.assert(fc.asyncProperty(fc.oneof(spoilt(file), fc.nat(file.length).map((length) => file.slice(0, length))), (bytes) => settles(bytes, `甲${ending}`)), { numRuns: 150 });
  });

  test.each([['xl/worksheets/sheet1.xml', book], ['xl/workbook.xml', book], ['word/document.xml', document], ['word/styles.xml', document], ['[Content_Types].xml', document]] as const)('%s with spoilt words', async (path, file) => {
    const parts = unpack(file);
    const xml = Buffer.from(parts.get(path)!).toString('utf8');
    const edits = fc.array(fc.tuple(fc.nat(xml.length), fc.nat(30), fc.constantFrom('', '<', '>', '"', '&#0;', '&amp;', '</w:p>', '<w:p>', '<w:tbl>', '<w:numPr><w:numId w:val="7"/></w:numPr>', '<mergeCell ref="A1:XFD1048576"/>', '<c r="ZZZ99999999"><v>1</v></c>', 'r="A0"', '9'.repeat(40), '<!--', ']]>')), { minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(edits, async (changes) => {
      let spoiltXml = xml;
      for (const [at, length, words] of changes) spoiltXml = spoiltXml.slice(0, at) + words + spoiltXml.slice(at + length);
      await settles(new Uint8Array(pack(new Map(parts).set(path, utf8(spoiltXml)))), path.startsWith('xl') ? '甲.xlsx' : '甲.docx');
    }), { numRuns: 80 });
  });

  test('elements within elements a hundred thousand deep', async () => {
    const deep = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:smartTag>'.repeat(100_000)}${'</w:smartTag>'.repeat(100_000)}</w:body></w:document>`;
    await settles(withPart(document, 'word/document.xml', utf8(deep)), '方案.docx');
  });

  test('formats down to the last row and column cost nothing', async () => {
    const xml = Buffer.from(unpack(book).get('xl/worksheets/sheet1.xml')!).toString('utf8').replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row></sheetData>');
    const started = performance.now();
    expect(await codeOf(withPart(book, 'xl/worksheets/sheet1.xml', utf8(xml)), '台账.xlsx')).toBe('excel');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
