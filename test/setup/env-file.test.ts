/** What the set-up writes is one thing to everybody who reads such files. */
import { generateKeyPairSync } from 'node:crypto';
import { parseEnv } from 'node:util';
import { pino } from 'pino';
import { createProbot } from 'probot';
import { readEnvironment } from '../../src/config/environment.ts';
import { keyInOneLine, withValues } from '../../src/setup/env-file.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
/** As GitHub gives it. */
const PEM = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const VALUES = {
  APP_ID: '123456',
  PRIVATE_KEY: keyInOneLine(PEM),
  WEBHOOK_SECRET: 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
  GITHUB_CLIENT_ID: 'Iv23liAbCdEfGhIjKlMn',
  WEBHOOK_PROXY_URL: 'https://smee.io/AbCd-Ef_12?x=1&y=2',
};

/** `docker run --env-file`: everything after the first `=`, as it stands; lines that begin with `#` are comments. */
function byDocker(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=');
      if (/\s/.test(line.slice(0, at))) throw new Error(`poorly formatted environment: ${line}`);
      return [line.slice(0, at).trimStart(), line.slice(at + 1)];
    }),
  );
}

/** Compose: quotes are taken off, `\n` in double ones is a line end, a blank and `#` begin a comment, `$` a variable. */
function byCompose(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', raw = ''] = /^\s*(?:export\s+)?(\w+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
      const [, quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(raw) ?? [];
      if (quoted !== undefined) return [name, quoted.replaceAll('\\n', '\n')];
      const [, single] = /^'([^']*)'/.exec(raw) ?? [];
      const bare = raw.replace(/\s#.*$/, '').trimEnd();
      return [name, single ?? bare.replace(/\$\{?\w*\}?/g, '')];
    }),
  );
}

test.each([
  ['Node.js', (text: string) => parseEnv(text) as Record<string, string>],
  ['docker --env-file', byDocker],
  ['Compose', byCompose],
])('%s reads the very values', async (_reader, read) => {
  const found = read(withValues('', VALUES));
  expect(found).toEqual(VALUES);
  expect(readEnvironment(found)).toMatchObject({
    appId: 123_456,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    webhookSecret: VALUES.WEBHOOK_SECRET,
    proxyUrl: VALUES.WEBHOOK_PROXY_URL,
  });
  const probot = createProbot({ env: found, overrides: { log: pino({ level: 'silent' }) } });
  // It signs as the App, by that key.
  expect(await (await probot.auth()).auth({ type: 'app' })).toMatchObject({
    appId: 123_456,
    token: expect.stringMatching(/^ey/),
  });
});

test('the readers of this test tell apart what the real ones do', () => {
  const text = 'KEY="a\\nb"';
  expect([parseEnv(text).KEY, byDocker(text).KEY, byCompose(text).KEY]).toEqual(['a\nb', '"a\\nb"', 'a\nb']);
});

test('what was in the file stays, and a value that was there is replaced', () => {
  const before = '# Ours\r\nPORT=3001\nexport APP_ID="1"\nWEBHOOK_PROXY_URL=https://smee.io/old\n\n\n';
  expect(withValues(before, { APP_ID: '2', WEBHOOK_SECRET: 'x' })).toBe(
    '# Ours\nPORT=3001\nWEBHOOK_PROXY_URL=https://smee.io/old\nAPP_ID=2\nWEBHOOK_SECRET=x\n',
  );
});

test.each(['with blank', 'a#b', '$HOME', '"quoted"', "it's", 'back\\slash', 'two\nlines'])(
  'a value that readers would not agree about is refused: %j',
  (value) => {
    expect(() => withValues('', { WEBHOOK_SECRET: value })).toThrow(/WEBHOOK_SECRET has characters/);
  },
);
