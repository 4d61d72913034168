import iconv from 'iconv-lite';
import { IntakeError } from './intake-error.js';
import { seenText } from './unseen-characters.js';

/** Largest document read, in bytes: a plan of a thousand measures holds about 0.5 MB. Larger files are refused, not tried. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Below this share of everyday characters (GB 2312 level 1) a GB18030 reading is taken for the wrong encoding. */
const EVERYDAY_SHARE = 0.7;

const FILE_KINDS: readonly { magic: readonly number[]; name: string; hint: string }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'PDF', hint: '请先用阅读软件另存为文本文件（.txt）' },
  { magic: [0x50, 0x4b, 0x03, 0x04], name: 'Word、Excel 或压缩包', hint: '请在 WPS 或 Word 中另存为纯文本（.txt，编码选 UTF-8）' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], name: '旧版 Word 或 Excel', hint: '请在 WPS 或 Word 中另存为纯文本（.txt，编码选 UTF-8）' },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'RTF', hint: '请在 WPS 或 Word 中另存为纯文本（.txt，编码选 UTF-8）' },
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'PNG 图片', hint: '请提供文字版的文件' },
  { magic: [0xff, 0xd8, 0xff], name: 'JPEG 图片', hint: '请提供文字版的文件' },
  { magic: [0x1f, 0x8b], name: 'gzip 压缩包', hint: '请先解压' },
];

/**
 * The text of a document, in NFC with `\n` line ends: UTF-8 with or without BOM, UTF-16 with BOM, or GB18030.
 *
 * @throws IntakeError DOCUMENT_EMPTY, DOCUMENT_BINARY, DOCUMENT_TOO_LARGE, DOCUMENT_ENCODING_UNKNOWN
 */
export function readDocument(bytes: Uint8Array): string {
  refuseTooLarge(bytes);
  refuseKnownBinaries(bytes);
  const text = decode(bytes);
  if (text.includes('\0')) throw new IntakeError('DOCUMENT_BINARY', '文件里有不可见的二进制内容，不是文本文件。请提供方案的文本文件（.txt 或 .md）。');
  const clean = seenText(text);
  if (!/\S/.test(clean)) throw new IntakeError('DOCUMENT_EMPTY', '文件是空的，没有可读的文字。请检查文件是否保存完整。');
  return clean;
}

/** @throws IntakeError DOCUMENT_TOO_LARGE */
export function refuseTooLarge(bytes: Uint8Array): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new IntakeError('DOCUMENT_TOO_LARGE', `文件有 ${megabytes(bytes.length)} MB，超过 ${megabytes(MAX_DOCUMENT_BYTES)} MB 的上限。请确认选对了文件，或分册导入。`, {
      bytes: bytes.length, limit: MAX_DOCUMENT_BYTES,
    });
  }
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);

function refuseKnownBinaries(bytes: Uint8Array): void {
  const kind = FILE_KINDS.find(({ magic }) => startsWith(bytes, magic));
  if (kind) throw new IntakeError('DOCUMENT_BINARY', `这是 ${kind.name} 文件，不能直接读取。${kind.hint}，再导入。`, { kind: kind.name });
}

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeGb18030(bytes);
  }
}

/** Half a character, or half a pair of surrogates, is damage: it would come in as a replacement character. */
function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new IntakeError('DOCUMENT_ENCODING_UNKNOWN', '文件标明是 UTF-16 编码，但内容已损坏。请重新取得文件，或在记事本、WPS 中另存为 UTF-8 编码的文本文件，再导入。');
  }
}

function decodeGb18030(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new IntakeError('DOCUMENT_BINARY', '文件里有不可见的二进制内容，不是文本文件。请提供方案的文本文件（.txt 或 .md）。');
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030');
  if (text.includes('\ufffd') || everydayShare(bytes) < EVERYDAY_SHARE) {
    throw new IntakeError('DOCUMENT_ENCODING_UNKNOWN', '认不出文件的文字编码（既不是 UTF-8，也不是 GB18030）。请在记事本或 WPS 中另存为 UTF-8 编码的文本文件，再导入。');
  }
  return text;
}

/**
 * Share of everyday characters among the two-byte characters, read as GB18030. A damaged UTF-8 file decodes without an
 * error but into rare characters: without this check it would be imported as nonsense.
 */
function everydayShare(bytes: Uint8Array): number {
  let characters = 0;
  let everyday = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      at += 3;
      characters += 1;
      continue;
    }
    at += 1;
    if (lead >= 0xa1 && lead <= 0xa9 && trail >= 0xa1) continue;
    characters += 1;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) everyday += 1;
  }
  return characters === 0 ? 0 : everyday / characters;
}
