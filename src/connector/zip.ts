/** The names in a zip archive, and the contents of single entries. Never throws on what is damaged or hostile. */
import { inflateRawSync } from 'node:zlib';

export interface Zip {
  /** With forward slashes, as in the archive's directory. */
  readonly names: readonly string[];
  /** An entry's bytes; null if there is none, it is damaged, or too large. */
  read(name: string): Uint8Array | null;
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const MAX_ENTRIES = 1000;
/** An entry that grows beyond this when unpacked is not read. */
const MAX_UNPACKED = 8 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Reads an archive's directory; null if the bytes are no zip. */
export function readZip(bytes: Uint8Array): Zip | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(data);
  if (end < 0) return null;
  const entries = entriesOf(data, data.readUInt32LE(end + 16), data.readUInt16LE(end + 10));
  return entries && { names: [...entries.keys()], read: (name) => contentOf(data, entries.get(name)) };
}

function endOf(data: Buffer): number {
  const first = Math.max(0, data.length - END_LENGTH - MAX_COMMENT);
  for (let at = data.length - END_LENGTH; at >= first; at--) if (data.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
}

function entriesOf(data: Buffer, start: number, count: number): Map<string, Entry> | null {
  const entries = new Map<string, Entry>();
  let at = start;
  for (let index = 0; index < Math.min(count, MAX_ENTRIES); index++) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.set(data.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/'), {
      method: data.readUInt16LE(at + 10),
      packed: data.readUInt32LE(at + 20),
      at: data.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function contentOf(data: Buffer, entry: Entry | undefined): Uint8Array | null {
  if (!entry || entry.at + 30 > data.length || data.readUInt32LE(entry.at) !== LOCAL_ENTRY) return null;
  const start = entry.at + 30 + data.readUInt16LE(entry.at + 26) + data.readUInt16LE(entry.at + 28);
  const packed = data.subarray(start, start + entry.packed);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED });
  } catch {
    return null;
  }
}
