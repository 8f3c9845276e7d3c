/** An icon as a model: what its header says, and the colours of its corners. */
import { createRequire } from 'node:module';
import type { PNG as Png } from 'pngjs';
import type { FileContent } from './types.ts';

export type Picture = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg' | 'unknown';

export interface Icon {
  readonly picture: Picture;
  /** In pixels; 0 where the header does not say. */
  readonly width: number;
  readonly height: number;
  /** Interlaced pixels are not decoded: their size can't be told beforehand. */
  readonly interlaced: boolean;
  readonly bytes: Uint8Array | null;
}

/** Bytes and pixels beyond which an icon is not decoded. */
const MAX_BYTES = 1024 * 1024;
const MAX_SIDE = 1024;

/** First bytes, as hexadecimal digits. */
const SIGNATURES: readonly (readonly [Picture, string])[] = [
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['gif', '47494638'],
  ['webp', '52494646'],
  ['svg', '3c737667'],
  ['svg', '3c3f786d6c'],
];

/** Where IHDR, which comes first in every PNG, has its fields. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const INTERLACE_AT = 28;
const HEADER_END = 33;

/** Reads an icon's header; null where the file was left unread. */
export function readIcon({ bytes }: FileContent): Icon | null {
  if (!bytes) return null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_END));
  const start = head.toString('hex');
  const picture = SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0] ?? 'unknown';
  const whole = picture === 'png' && head.length === HEADER_END && head.toString('latin1', 12, 16) === 'IHDR';
  return {
    picture,
    width: whole ? head.readUInt32BE(WIDTH_AT) : 0,
    height: whole ? head.readUInt32BE(HEIGHT_AT) : 0,
    interlaced: whole && head[INTERLACE_AT] !== 0,
    bytes,
  };
}

/** Red, green, blue, opacity: 0 to 255. */
export type Colour = readonly [number, number, number, number];

/** The colours of the four corners; null for anything but an undamaged PNG of sensible size. */
export function cornersOf({ picture, width, height, interlaced, bytes }: Icon): readonly Colour[] | null {
  if (picture !== 'png' || interlaced || !bytes || bytes.length > MAX_BYTES) return null;
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) return null;
  const pixels = decode(bytes);
  if (!pixels) return null;
  const at = (x: number, y: number) => [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  const corners = [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)];
  return corners as unknown as Colour[];
}

function decode(bytes: Uint8Array): Buffer | null {
  const { PNG } = createRequire(import.meta.url)('pngjs') as { PNG: typeof Png };
  try {
    return PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).data;
  } catch {
    return null;
  }
}
