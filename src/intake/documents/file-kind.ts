import { IntakeError } from '../intake-error.js';
import { unpack, type Parts } from './zip-archive.js';

export type OpenedFile = { kind: 'word' | 'excel'; parts: Parts } | { kind: 'csv' | 'text' };

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(words, 'utf16le'));
/** Letters, at least one: 第1.2 and 2021.5 end in no kind of file. */
const endingOf = (fileName: string) => /\.(\d*[a-z][a-z\d]{0,8})$/i.exec(fileName)?.[1]!.toLowerCase() ?? '';
/** Endings that each kind goes by; none at all contradicts nothing. */
const ENDINGS: Record<OpenedFile['kind'], readonly string[]> = {
  word: ['docx', 'docm', 'dotx', 'dotm', 'doc', 'wps'], excel: ['xlsx', 'xlsm', 'xltx', 'xltm', 'xls', 'et'], csv: ['csv'], text: ['txt', 'md', 'markdown', 'text'],
};

/**
 * What a file is by its content; the name only tells a .csv from a text. Whether the name is wrong is for `misnamedAs` to say.
 *
 * @throws IntakeError where it is none of the kinds that are read
 */
export function openFile(bytes: Uint8Array, fileName: string): OpenedFile {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return openOffice(unpack(bytes));
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oldOffice(bytes, endingOf(fileName));
  const ending = endingOf(fileName);
  if (['docx', 'xlsx', 'xlsm', 'doc', 'xls', 'wps', 'et'].includes(ending)) throw wronglyNamed(bytes, ending);
  return { kind: ending === 'csv' ? 'csv' : 'text' };
}

/** The ending of the name where it is not one of the kind that the content is; null where nothing contradicts. */
export function misnamedAs({ kind }: OpenedFile, fileName: string): string | null {
  const ending = endingOf(fileName);
  return ending === '' || ENDINGS[kind].includes(ending) ? null : ending;
}

function openOffice(parts: Parts): OpenedFile {
  const types = textOf(parts, '[Content_Types].xml');
  if (parts.has('word/document.xml') || /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/.test(types)) return { kind: 'word', parts };
  if (parts.has('xl/workbook.xml') || /spreadsheetml\.(?:sheet|template)\.main|ms-excel\.sheet\.macroEnabled\.main/.test(types)) return { kind: 'excel', parts };
  const hint = unreadOffice(parts, types);
  if (hint) throw new IntakeError('DOCUMENT_BINARY', `${hint}，再导入。`);
  if (types !== '' || parts.has('_rels/.rels')) {
    throw new IntakeError('DOCUMENT_DAMAGED', '文件已损坏或没有保存完整，里面没有正文。请在 WPS 或 Office 中打开原文件，另存一份后再导入。', { why: 'no main part' });
  }
  throw new IntakeError('DOCUMENT_BINARY', '这是压缩包，不是 Word 或 Excel 文件。请先解压，再导入里面的文件。');
}

function unreadOffice(parts: Parts, types: string): string | null {
  if (parts.has('xl/workbook.bin')) return '这是二进制格式的 Excel 工作簿（.xlsb），不能直接读取。请在 WPS 或 Excel 中另存为“Excel 工作簿（.xlsx）”';
  if (/presentationml/.test(types)) return '这是演示文稿，不能直接读取。请提供 Word 或 Excel 文件';
  const mimetype = textOf(parts, 'mimetype');
  if (/opendocument\.text/.test(mimetype)) return '这是 OpenDocument 文档（.odt），不能直接读取。请另存为“Word 文档（.docx）”';
  if (/opendocument\.spreadsheet/.test(mimetype)) return '这是 OpenDocument 表格（.ods），不能直接读取。请另存为“Excel 工作簿（.xlsx）”';
  if (/ofd/i.test(mimetype) || [...parts.keys()].some((path) => /(?:^|\/)OFD\.xml$/.test(path))) return '这是 OFD 版式文件，不能直接读取。请提供 Word 文件，或另存为文本文件';
  return null;
}

/** Word and Excel before 2007, WPS's own formats, and every file with a password to open it. */
function oldOffice(bytes: Uint8Array, ending: string): IntakeError {
  if (holds(bytes, 'EncryptedPackage') || holds(bytes, 'EncryptionInfo')) {
    return new IntakeError('DOCUMENT_PROTECTED', '文件设有打开密码，不能读取。请先在 WPS 或 Office 中取消密码，另存后再导入。');
  }
  const sheet = holds(bytes, 'Workbook') || ['xls', 'et'].includes(ending);
  return new IntakeError('DOCUMENT_OLD_FORMAT', sheet
    ? '这是旧版 Excel 或 WPS 表格（.xls、.et），不能直接读取。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”，再导入。'
    : '这是旧版 Word 或 WPS 文字（.doc、.wps），不能直接读取。请在 WPS 或 Word 中打开，另存为“Word 文档（.docx）”，再导入。', { kind: sheet ? 'sheet' : 'text' });
}

/** Office systems export web pages as .xls and .doc; others are cut short or merely renamed. */
function wronglyNamed(bytes: Uint8Array, ending: string): IntakeError {
  const head = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1').replace(/\0/g, '');
  const to = /^(?:xls|et)/.test(ending) ? '“Excel 工作簿（.xlsx）”' : '“Word 文档（.docx）”';
  if (/<(?:html|table|!doctype html|\?mso-application|w:wordDocument|Workbook)\b/i.test(head) || /^MIME-Version:/i.test(head) || head.startsWith('{\\rtf')) {
    return new IntakeError('DOCUMENT_OLD_FORMAT', `文件名是 .${ending}，内容却是网页或旧格式。请在 WPS 或 Office 中打开，另存为${to}，再导入。`, { kind: 'web' });
  }
  return new IntakeError('DOCUMENT_DAMAGED', `文件名是 .${ending}，内容却不是${/^(?:xls|et)/.test(ending) ? ' Excel' : ' Word'} 文件，可能没有保存完整，或改过扩展名。请重新取得文件；如是文本文件，把扩展名改为 .txt 再导入。`, { why: 'content of another kind' });
}

const textOf = (parts: Parts, path: string) => Buffer.from(parts.get(path) ?? []).toString('utf8');
