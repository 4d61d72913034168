import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { IntakeError } from '../../../src/intake/intake-error.js';
import { parsePlanDocument } from '../../../src/intake/parse-plan-document.js';
import { MAX_DOCUMENT_BYTES, readDocument } from '../../../src/intake/read-document.js';

const TEXT = '云川市便民服务提升行动实施方案\n\n1. 更新路灯。2023年6月底前，完成更换。（责任部门：市园林局）\n';
const bytesOf = (text: string, encoding: string, addBOM = false) => new Uint8Array(iconv.encode(text, encoding, { addBOM }));

const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof IntakeError) return error.code;
    throw error;
  }
  return 'read';
};

describe('reading the bytes of a document', () => {
  test.each([
    ['UTF-8', bytesOf(TEXT, 'utf8')],
    ['UTF-8 with BOM', bytesOf(TEXT, 'utf8', true)],
    ['GB18030', bytesOf(TEXT, 'gb18030')],
    ['UTF-16 LE with BOM', bytesOf(TEXT, 'utf16-le', true)],
    ['UTF-16 BE with BOM', bytesOf(TEXT, 'utf16-be', true)],
    ['UTF-8 with Windows line ends', bytesOf(TEXT.replaceAll('\n', '\r\n'), 'utf8')],
  ])('%s gives the same text', (_, bytes) => {
    expect(readDocument(bytes)).toBe(TEXT);
  });

  test('what nobody sees is left out: the ledger takes no text that shows otherwise than it was written', () => {
    expect(readDocument(bytesOf(TEXT.replace('路灯', '路\u202e\u0007灯\u2066'), 'utf8'))).toBe(TEXT);
  });

  test('GB18030 gives the same plan as UTF-8', () => {
    expect(parsePlanDocument(bytesOf(TEXT, 'gb18030'))).toEqual(parsePlanDocument(bytesOf(TEXT, 'utf8')));
  });

  test.each([
    ['no bytes', new Uint8Array(), 'DOCUMENT_EMPTY'],
    ['white space alone', bytesOf(' \n\u3000\n\t', 'utf8'), 'DOCUMENT_EMPTY'],
    ['a byte order mark alone', new Uint8Array([0xef, 0xbb, 0xbf]), 'DOCUMENT_EMPTY'],
    ['a PDF', bytesOf('%PDF-1.7\n...', 'utf8'), 'DOCUMENT_BINARY'],
    ['a Word file (zip)', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'DOCUMENT_BINARY'],
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'DOCUMENT_BINARY'],
    ['text with a NUL', bytesOf(`${TEXT}\0`, 'utf8'), 'DOCUMENT_BINARY'],
    ['random bytes', Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 255 + 1), 'DOCUMENT_ENCODING_UNKNOWN'],
    ['damaged UTF-8', bytesOf(TEXT, 'utf8').map((byte, index) => (index === 40 ? 0x41 : byte)), 'DOCUMENT_ENCODING_UNKNOWN'],
    ['UTF-16 that ends in half a character', bytesOf(TEXT, 'utf16-le', true).slice(0, -1), 'DOCUMENT_ENCODING_UNKNOWN'],
    ['UTF-16 with half a pair of surrogates', bytesOf(TEXT.replace('更新', '\ud800新'), 'utf16-be', true), 'DOCUMENT_ENCODING_UNKNOWN'],
    ['Big5', bytesOf('雲川市便民服務提升行動實施方案', 'big5'), 'DOCUMENT_ENCODING_UNKNOWN'],
    ['more than the limit', new Uint8Array(MAX_DOCUMENT_BYTES + 1).fill(0x61), 'DOCUMENT_TOO_LARGE'],
    ['more lines than any plan', bytesOf('1.甲\n'.repeat(500_001), 'utf8'), 'DOCUMENT_TOO_LARGE'],
    ['20 MB of text', bytesOf(TEXT.repeat(Math.ceil(20e6 / Buffer.byteLength(TEXT))), 'utf8'), 'DOCUMENT_TOO_LARGE'],
  ])('%s is refused with a stable code', (_, bytes, code) => {
    expect(codeOf(() => parsePlanDocument(bytes))).toBe(code);
  });

  test('a refusal tells in Chinese what to do', () => {
    expect(() => readDocument(bytesOf('%PDF-1.7', 'utf8'))).toThrow('这是 PDF 文件，不能直接读取。请先用阅读软件另存为文本文件（.txt），再导入。');
  });
});
