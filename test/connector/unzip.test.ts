import { createCipheriv, randomBytes } from 'node:crypto';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { unzip } from '../../src/connector/package/unzip.ts';
import type { Archive } from '../../src/connector/types.ts';

const DIRECTORY = 0x02014b50;

/** The offsets of the records in an archive's directory. */
function records(zip: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= zip.length; at++) if (zip.readUInt32LE(at) === DIRECTORY) found.push(at);
  return found;
}

function zipOf(files: Zippable): Buffer {
  return Buffer.from(zipSync(files, { mtime: '2024-01-01' }));
}

/** What reading comes to, and that it took less than a second and 100 MB. */
async function within(bytes: Uint8Array): Promise<Archive> {
  const [start, memory] = [process.cpuUsage(), process.memoryUsage.rss()];
  const archive = await unzip(bytes);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(1000);
  expect(process.memoryUsage.rss() - memory).toBeLessThan(100 * 1024 * 1024);
  return archive;
}

const text = (archive: Archive | undefined, name: string) =>
  Buffer.from(archive?.files.get(name)?.bytes ?? []).toString('utf8');

it('unpacks entries, and those of zips in it', async () => {
  const inner = zipOf({ 'customizations.xml': strToU8('<Solution/>') });
  const archive = await unzip(zipOf({ 'intro.md': strToU8('# Hi'), 'package.zip': inner, 'icon.dll': strToU8('x') }));
  expect(archive.faults).toEqual([]);
  expect(text(archive, 'intro.md')).toBe('# Hi');
  expect(text(archive.files.get('package.zip')?.archive, 'customizations.xml')).toBe('<Solution/>');
  expect(archive.files.get('icon.dll')).toEqual({ size: 1, bytes: null });
});

it('takes a backslash in a name for what it was meant as', async () => {
  const archive = await unzip(zipOf({ 'Connector\\a.json': strToU8('{}') }));
  expect([...archive.files.keys()]).toEqual(['Connector/a.json']);
});

it('leaves folders out, and knows no entry that is not there', async () => {
  const archive = await unzip(zipOf({ 'PkgAssets/': new Uint8Array(), __proto__x: strToU8('') }));
  expect([...archive.files.keys()]).toEqual(['__proto__x']);
  expect(archive.files.get('__proto__')).toBeUndefined();
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('no zip')],
  ['a zip that was cut off', zipOf({ 'a.md': randomBytes(500) }).subarray(0, 300)],
])('says that %s is damaged', async (_, bytes) => {
  expect((await within(bytes)).faults).toEqual([{ kind: 'damaged', archive: '', entry: '' }]);
});

it('says that contents with another check sum are damaged', async () => {
  const zip = zipOf({ 'Connector/a.json': strToU8('{}') });
  for (const at of records(zip)) zip.writeUInt32LE(1, at + 16);
  expect((await within(zip)).faults).toEqual([{ kind: 'damaged', archive: '', entry: 'Connector/a.json' }]);
});

it('says that a zip within it is damaged', async () => {
  const archive = await within(zipOf({ 'package.zip': strToU8('no zip') }));
  expect(archive.faults).toEqual([{ kind: 'damaged', archive: 'package.zip', entry: '' }]);
});

it('never throws, whichever byte is wrong', async () => {
  const zip = zipOf({
    'a.md': strToU8('hello hello hello hello'),
    'b.zip': zipOf({ 'Connector/c.json': strToU8('{}') }),
  });
  for (let at = 0; at < zip.length; at++) {
    const damaged = Buffer.from(zip);
    damaged[at] = 0xff;
    await expect(unzip(damaged)).resolves.toBeDefined();
  }
});

it('says that an entry is encrypted', async () => {
  const zip = zipOf({
    'Connector/a.json': createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16)).update('x'.repeat(64)),
  });
  for (const at of records(zip)) zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8);
  expect((await within(zip)).faults).toEqual([{ kind: 'encrypted', archive: '', entry: 'Connector/a.json' }]);
});

it.each(['../a.json', 'a/../../b.json', '/etc/passwd', 'C:/a.json', '..\\a.json', 'C:\\a.json'])(
  'reads nothing under the name %s',
  async (name) => {
    const archive = await within(zipOf({ [name]: strToU8('{}') }));
    expect(archive.faults).toEqual([{ kind: 'unsafe-name', archive: '', entry: name.replaceAll('\\', '/') }]);
    expect(archive.files.size).toBe(0);
  },
);

it('does not follow a symbolic link', async () => {
  const archive = await within(
    zipOf({ 'Connector/a.json': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
  );
  expect(archive.faults).toEqual([{ kind: 'link', archive: '', entry: 'Connector/a.json' }]);
});

it('does not choose between two entries of one name', async () => {
  const archive = await within(zipOf({ 'Connector/a.json': strToU8('{}'), 'connector/A.json': strToU8('[]') }));
  expect(archive.faults).toEqual([{ kind: 'doubled', archive: '', entry: 'connector/A.json' }]);
});

it('refuses tens of thousands of entries by their number', async () => {
  const entry: [Uint8Array, { level: 0 }] = [new Uint8Array(), { level: 0 }];
  const zip = zipOf(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`${index}`, entry])));
  expect((await within(zip)).faults).toEqual([{ kind: 'too-many', archive: '', entry: '' }]);
});

it('counts the entries of all archives together', async () => {
  const inner = zipOf(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}`, new Uint8Array()])));
  const archive = await within(zipOf({ 'a.zip': inner, 'b.zip': inner, 'c.zip': inner }));
  expect(archive.faults).toEqual([{ kind: 'too-many', archive: 'c.zip', entry: '' }]);
});

it('refuses a definition of 100 MB by its size', async () => {
  const zip = zipOf({ 'Connector/a_openapidefinition.json': strToU8('{}') });
  for (const at of records(zip)) zip.writeUInt32LE(100 * 1024 * 1024, at + 24);
  expect((await within(zip)).faults).toEqual([
    { kind: 'too-large', archive: '', entry: 'Connector/a_openapidefinition.json' },
  ]);
});

it('refuses what grows out of measure', async () => {
  const zip = zipOf({ 'Connector/a.json': new Uint8Array(3 * 1024 * 1024).fill(0x20) });
  expect((await within(zip)).faults).toEqual([{ kind: 'expands', archive: '', entry: 'Connector/a.json' }]);
});

it('refuses 42 KB that unpack to 5 GB, many entries sharing the same bytes', async () => {
  const zip = zipOf({ 'a.dll': new Uint8Array(21 * 1024 * 1024) });
  const [start] = records(zip) as [number];
  const record = zip.subarray(start, zip.length - 22);
  const all = Array.from({ length: 250 }, (_, index) => {
    const copy = Buffer.from(record);
    copy.write(String.fromCharCode(97 + (index % 26)) + index, 46, 'latin1');
    return copy;
  });
  const end = Buffer.from(zip.subarray(-22));
  end.writeUInt16LE(250, 8);
  end.writeUInt16LE(250, 10);
  end.writeUInt32LE(250 * record.length, 12);
  const bomb = Buffer.concat([zip.subarray(0, start), ...all, end]);
  expect(bomb.length).toBeLessThan(50_000);
  expect((await within(bomb)).faults).toMatchObject([{ kind: 'expands', archive: '' }]);
});

it('stops unpacking where there is more than the directory says', async () => {
  const zip = zipOf({ 'Connector/a.json': new Uint8Array(20 * 1024 * 1024) });
  for (const at of records(zip)) zip.writeUInt32LE(1000, at + 24);
  expect((await within(zip)).faults).toEqual([{ kind: 'damaged', archive: '', entry: 'Connector/a.json' }]);
});

it('ends with zips within zips within zips', async () => {
  let zip = zipOf({ 'a.md': strToU8('# Hi') });
  for (let depth = 0; depth < 100; depth++) zip = zipOf({ 'r.zip': zip });
  expect((await within(zip)).faults).toEqual([{ kind: 'nested', archive: 'r.zip/r.zip/r.zip', entry: '' }]);
});
