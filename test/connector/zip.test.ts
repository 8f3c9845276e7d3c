import { readZip } from '../../src/connector/zip.ts';

/** An archive with the stored entry `a.txt` ("hi") and the deflated one `b/c.txt` ("hello hello hello hello"). */
const ARCHIVE = Buffer.from(
  'UEsDBBQAAAAAAAAAIVisKpPYAgAAAAIAAAAFAAAAYS50eHRoaVBLAwQUAAAACAAAACFY41E9jQoAAAAXAAAABwAAAGIvYy50eHTLSM3JyVfIQCcBUEsBAhQDFAAAAAAAAAAhWKwqk9gCAAAAAgAAAAUAAAAAAAAAAAAAAIABAAAAAGEudHh0UEsBAhQDFAAAAAgAAAAhWONRPY0KAAAAFwAAAAcAAAAAAAAAAAAAAIABJQAAAGIvYy50eHRQSwUGAAAAAAIAAgBoAAAAVAAAAAAA',
  'base64',
);

it('lists the names and unpacks entries', () => {
  const zip = readZip(ARCHIVE);
  expect(zip?.names).toEqual(['a.txt', 'b/c.txt']);
  expect(Buffer.from(zip?.read('a.txt') ?? []).toString()).toBe('hi');
  expect(Buffer.from(zip?.read('b/c.txt') ?? []).toString()).toBe('hello hello hello hello');
});

it('has no entry that is not there', () => {
  expect(readZip(ARCHIVE)?.read('__proto__')).toBeNull();
});

it('is null for what is no archive', () => {
  expect(readZip(Buffer.from('no zip'))).toBeNull();
  expect(readZip(Buffer.alloc(0))).toBeNull();
});

it('never throws, whichever byte is wrong', () => {
  for (let at = 0; at < ARCHIVE.length; at++) {
    const damaged = Buffer.from(ARCHIVE);
    damaged[at] = 0xff;
    expect(() => {
      const zip = readZip(damaged);
      for (const name of zip?.names ?? []) zip?.read(name);
    }).not.toThrow();
  }
});
