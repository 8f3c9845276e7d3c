/** Reads zip archives in memory: bounded in entries, sizes, nesting and ratio. No path of an entry is ever written to. */

import { crc32, inflateRawSync } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { addAll } from '../add-all.ts';
import { MAX_BYTES } from '../json/document.ts';
import type { Archive, Fault, FaultKind, FileContent } from '../types.ts';

/** The largest package seen has about forty entries in all its archives. */
const MAX_ENTRIES = 1000;
/** Of all archives together, unpacked. */
const MAX_TOTAL = 32 * 1024 * 1024;
/** Deflate packs at most 1032 to 1; the most repetitive definitions come to about 50 to 1. */
const MAX_RATIO = 200;
/** Below this size a ratio does no harm. */
const RATIO_MATTERS = 1024 * 1024;
/** The package, package.zip in it, and the solutions in that. */
const MAX_DEPTH = 3;

/** Entries that some rule reads: of introductions, connectors, flows, and what is said of them. */
const READABLE = /\.(?:zip|md)$|customizations\.xml$|connector\/[^/]*\.(?:json|csx|png)$|workflows\/[^/]*\.json$/i;
const ZIP = /\.zip$/i;

/** What is left to be unpacked, for an archive and all those in it. */
interface Budget {
  entries: number;
  bytes: number;
  /** Names of entries whose contents are read. */
  readonly wanted: RegExp;
}

/** An archive's bytes, and its directory. */
interface OpenZip {
  readonly file: ZipFile;
  readonly bytes: Buffer;
}

/** Ends the reading of an archive; never leaves this file. */
class Refused extends Error {
  readonly kind: FaultKind;
  readonly entry: string;

  constructor(kind: FaultKind, entry: string) {
    super(kind);
    this.kind = kind;
    this.entry = entry;
  }
}

/**
 * Reads an archive and the archives in it. No bytes make it throw: `faults` says what is wrong.
 * @param wanted names of entries whose contents are read; archives have to be among them
 */
export async function unzip(bytes: Uint8Array, wanted: RegExp = READABLE): Promise<Archive> {
  return readArchive(bytes, '', 1, { entries: MAX_ENTRIES, bytes: MAX_TOTAL, wanted });
}

async function readArchive(bytes: Uint8Array, name: string, depth: number, budget: Budget): Promise<Archive> {
  const files = new Map<string, FileContent>();
  const faults: Fault[] = [];
  try {
    const buffer = asBuffer(bytes);
    const file = await yauzl.fromBufferPromise(buffer, { decodeStrings: false });
    if (file.entryCount > budget.entries) throw new Refused('too-many', '');
    budget.entries -= file.entryCount;
    const names = new Set<string>();
    for await (const entry of file.eachEntry()) {
      const path = pathOf(entry, names);
      if (path.endsWith('/')) continue;
      refuseUnfit(entry, path, budget);
      const content = await contentOf({ file, bytes: buffer }, entry, path, budget.wanted);
      files.set(path, ZIP.test(path) ? await opened(content, join(name, path), depth, budget, faults) : content);
    }
  } catch (error) {
    // yauzl throws plain errors, and nothing else, for what is not a zip or a broken one.
    const { kind, entry } = error instanceof Refused ? error : new Refused('damaged', '');
    faults.push({ kind, archive: name, entry });
  }
  return { files, faults };
}

/** An archive within an archive. */
async function opened(
  content: FileContent,
  name: string,
  depth: number,
  budget: Budget,
  faults: Fault[],
): Promise<FileContent> {
  if (depth >= MAX_DEPTH) {
    faults.push({ kind: 'nested', archive: name, entry: '' });
    return content;
  }
  const archive = await readArchive(content.bytes as Uint8Array, name, depth + 1, budget);
  addAll(faults, archive.faults);
  return { ...content, archive };
}

function join(archive: string, entry: string): string {
  return archive === '' ? entry : `${archive}/${entry}`;
}

/** An entry's path: with forward slashes, inside the archive, and not met before in whatever letters. */
function pathOf(entry: Entry, names: Set<string>): string {
  const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  if (path === '' || path.includes('\0') || yauzl.validateFileName(path) !== null)
    throw new Refused('unsafe-name', path);
  const lower = path.toLowerCase();
  if (names.has(lower)) throw new Refused('doubled', path);
  names.add(lower);
  return path;
}

const TYPE_OF_FILE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** Judged by the archive's directory, before anything is unpacked; that it doesn't lie is seen while unpacking. */
function refuseUnfit(entry: Entry, path: string, budget: Budget): void {
  const { compressedSize, uncompressedSize } = entry;
  if (((entry.externalFileAttributes >>> 16) & TYPE_OF_FILE) === SYMBOLIC_LINK) throw new Refused('link', path);
  if (entry.isEncrypted()) throw new Refused('encrypted', path);
  if (uncompressedSize > budget.bytes || (budget.wanted.test(path) && uncompressedSize > MAX_BYTES))
    throw new Refused('too-large', path);
  if (uncompressedSize > RATIO_MATTERS && uncompressedSize > compressedSize * MAX_RATIO)
    throw new Refused('expands', path);
  budget.bytes -= uncompressedSize;
}

/**
 * An entry's contents: yauzl finds them, zlib inflates them at once, as streams take ten times as long for what is small.
 * @throws Refused where they are not what the directory says
 */
async function contentOf(zip: OpenZip, entry: Entry, path: string, wanted: RegExp): Promise<FileContent> {
  const size = entry.uncompressedSize;
  if (!wanted.test(path)) return { size, bytes: null };
  const bytes = inflated(await packedBytes(zip, entry), entry);
  if (bytes?.length !== size || crc32(bytes) !== entry.crc32) throw new Refused('damaged', path);
  return { size, bytes };
}

async function packedBytes({ file, bytes }: OpenZip, entry: Entry): Promise<Buffer> {
  const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true });
  return bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
}

const STORED = 0;

/** null where it can't be inflated, or comes to more than the directory says: it ends as soon as there is more. */
function inflated(packed: Buffer, entry: Entry): Buffer | null {
  if (entry.compressionMethod === STORED) return packed;
  if (!entry.canDecodeFileData()) return null;
  try {
    const most = Math.max(1, entry.uncompressedSize);
    // One buffer of just this size: zlib takes none below 64 bytes.
    return inflateRawSync(packed, { maxOutputLength: most, chunkSize: Math.max(64, most) });
  } catch {
    return null;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
