import { crc32, inflateRawSync } from 'node:zlib';
import { IntakeError } from '../intake-error.js';

/** Largest content of a Word or Excel file once unpacked, in bytes: a ledger of ten thousand rows unpacks to about 20 MB. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
/** What no office program reaches: a part that shrinks further is made to exhaust the memory of its reader. */
const MAX_RATIO = 250;
const RATIO_COUNTS_FROM = 4 * 1024 * 1024;
const MAX_PARTS = 4_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/** The parts of a file by path; pictures and other media have no bytes here. */
export type Parts = Map<string, Uint8Array>;

const damaged = (why: string) =>
  new IntakeError('DOCUMENT_DAMAGED', '文件已损坏或没有保存完整，打不开。请在 WPS 或 Office 中打开原文件，另存一份后再导入。', { why });
const tooLarge = (details: Record<string, unknown>) =>
  new IntakeError('DOCUMENT_TOO_LARGE', `文件展开后超过 ${MAX_UNPACKED_BYTES / 1024 / 1024} MB 的上限，没有读取。请删去多余的空行、空列和工作表，另存后再导入。`, details);

/**
 * Unpacks what a reader of Word and Excel files needs: the XML parts. The sizes that the file states are not trusted.
 *
 * @throws IntakeError DOCUMENT_DAMAGED, DOCUMENT_PROTECTED, DOCUMENT_TOO_LARGE
 */
export function unpack(bytes: Uint8Array): Parts {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Parts = new Map();
  let room = MAX_UNPACKED_BYTES;
  for (const entry of entriesOf(archive)) {
    if (!isRead(entry.path)) {
      parts.set(entry.path, new Uint8Array());
      continue;
    }
    const content = inflate(archive, entry, room);
    room -= content.length;
    if (/\.(?:xml|rels)$/i.test(entry.path)) refuseEntities(content);
    parts.set(entry.path, content);
  }
  return parts;
}

const isRead = (path: string) => /\.(?:xml|rels)$/i.test(path) || path === 'mimetype';

interface Entry {
  path: string;
  encrypted: boolean;
  method: number;
  packed: number;
  /** Offset of the local entry. */
  at: number;
}

function entriesOf(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > archive.length || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged('no directory');
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw tooLarge({ parts: count });
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged('directory cut short');
    const nameLength = archive.readUInt16LE(at + 28);
    const entry = {
      path: archive.toString('utf8', at + 46, at + 46 + nameLength).replace(/\\/g, '/').replace(/^\//, ''),
      encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return entry;
  });
}

function inflate(archive: Buffer, { path, encrypted, method, packed, at }: Entry, room: number): Uint8Array {
  if (encrypted) throw new IntakeError('DOCUMENT_PROTECTED', '文件设有打开密码，不能读取。请先取消密码，另存后再导入。');
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL_ENTRY) throw damaged(`no entry for ${path}`);
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const content = archive.subarray(start, start + packed);
  if (content.length < packed) throw damaged(`${path} cut short`);
  if (method === 0) {
    if (content.length > room) throw tooLarge({ path });
    return content;
  }
  if (method !== 8) throw damaged(`${path} packed by method ${method}`);
  const limit = Math.min(room, Math.max(RATIO_COUNTS_FROM, packed * MAX_RATIO));
  try {
    return inflateRawSync(content, { maxOutputLength: limit });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge({ path, packed }) : damaged(`${path}: ${(error as Error).message}`);
  }
}

const DOCUMENT_TYPES = ['<!DOCTYPE', '<!ENTITY'].flatMap((words) => [Buffer.from(words), Buffer.from(words, 'utf16le')]);
/** Office programs write no document type; one is there to define entities that multiply. */
function refuseEntities(content: Uint8Array): void {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (DOCUMENT_TYPES.some((words) => bytes.includes(words))) throw damaged('document type definition');
}

/** The parts as an archive again, unpacked: what is handed to the libraries holds no surprise in size. */
export function pack(parts: Parts): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    locals.push(signature(LOCAL_ENTRY), common, name, Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(signature(DIRECTORY_ENTRY), Buffer.from([20, 0]), common, place, name);
    at += 30 + name.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, ...directory, signature(END_OF_DIRECTORY), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
