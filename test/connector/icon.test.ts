import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { cornersOf, type Icon, readIcon } from '../../src/connector/icon.ts';

function read(bytes: Uint8Array): Icon {
  return readIcon({ size: bytes.length, bytes }) as Icon;
}

function png(width: number, height: number): Buffer {
  const image = new PNG({ width, height });
  image.data.fill(255);
  image.data.set([1, 2, 3, 255]);
  image.data.set([4, 5, 6, 128], image.data.length - 4);
  return PNG.sync.write(image);
}

it('reads width and height from the header alone', () => {
  expect(read(png(7, 5).subarray(0, 33))).toMatchObject({ picture: 'png', width: 7, height: 5, interlaced: false });
});

it('tells other pictures by their first bytes', () => {
  expect(read(Buffer.from('ffd8ffe0', 'hex')).picture).toBe('jpeg');
  expect(read(Buffer.from('GIF89a')).picture).toBe('gif');
  expect(read(Buffer.from('<svg/>')).picture).toBe('svg');
  expect(read(Buffer.from('')).picture).toBe('unknown');
});

it('has no size for a header that is cut off', () => {
  expect(read(png(7, 5).subarray(0, 20))).toMatchObject({ picture: 'png', width: 0, height: 0 });
});

it('gives the four corners', () => {
  const corners = cornersOf(read(png(3, 2)));
  expect(corners).toEqual([
    [1, 2, 3, 255],
    [255, 255, 255, 255],
    [255, 255, 255, 255],
    [4, 5, 6, 128],
  ]);
});

it('does not decode what may be a bomb, and bears what is damaged', () => {
  const wide = png(3, 2);
  wide.writeUInt32BE(100_000, 16);
  expect(cornersOf(read(wide))).toBeNull();
  const interlaced = png(3, 2);
  interlaced[28] = 1;
  expect(cornersOf(read(interlaced))).toBeNull();
  expect(cornersOf(read(Buffer.concat([png(3, 2).subarray(0, 40), deflateSync('')])))).toBeNull();
});

it('is null for a file that was left unread', () => {
  expect(readIcon({ size: 9_000_000, bytes: null })).toBeNull();
});
