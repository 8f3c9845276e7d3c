import { generateKeyPairSync } from 'node:crypto';
import { readEnvironment } from '../../src/config/environment.ts';
import { EnvironmentError } from '../../src/config/variables.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();
const whole = { APP_ID: '12', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'long and random' };

test('an environment without an App asks for the set-up', () => {
  expect(readEnvironment({ PATH: '/bin' })).toBeNull();
});

test('in production there is no set-up: everything that is missing is named', () => {
  expect(() => readEnvironment({ NODE_ENV: 'production' })).toThrow(/APP_ID, PRIVATE_KEY, WEBHOOK_SECRET/);
});

test('a whole environment is read, with defaults for all that is not a secret', () => {
  expect(readEnvironment(whole)).toMatchObject({
    ...{ appId: 12, webhookSecret: 'long and random', host: 'localhost', port: 3000, logLevel: 'info' },
    githubUrl: 'https://api.github.com',
    privateKey: expect.stringContaining('BEGIN PRIVATE KEY'),
  });
});

test.each(['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'])('a missing %s is named, with where to get it', (name) => {
  const read = () => readEnvironment({ ...whole, [name]: '' });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(new RegExp(`${name}: `));
});

test("Probot's default secret is refused", () => {
  expect(() => readEnvironment({ ...whole, WEBHOOK_SECRET: 'development' })).toThrow(/everybody knows/);
});

test.each([
  ['with written-out newlines', pem.replaceAll('\n', '\\n')],
  ['in base64', Buffer.from(pem).toString('base64')],
])('a key %s is read', (_name, key) => {
  expect(readEnvironment({ ...whole, PRIVATE_KEY: key })?.privateKey).toContain('BEGIN PRIVATE KEY');
});

test('what is not a key is refused without repeating it', () => {
  expect(() => readEnvironment({ ...whole, PRIVATE_KEY: 'hunter2' })).toThrow(/^(?!.*hunter2).*not a private key/s);
});

test('a key file that is not there is named', () => {
  const { PRIVATE_KEY: _, ...rest } = whole;
  expect(() => readEnvironment({ ...rest, PRIVATE_KEY_PATH: '/nowhere/key.pem' })).toThrow('/nowhere/key.pem');
});

test.each([
  [{ GHE_HOST: 'github.contoso.com' }, 'https://github.contoso.com/api/v3'],
  [{ GITHUB_API_URL: 'http://127.0.0.1:4000/' }, 'http://127.0.0.1:4000'],
])('GitHub may be elsewhere: %j', (variables, url) => {
  expect(readEnvironment({ ...whole, ...variables })?.githubUrl).toBe(url);
});

test('an App id or a port that is not a number is refused', () => {
  expect(() => readEnvironment({ ...whole, APP_ID: 'Iv1.abc' })).toThrow(/APP_ID/);
  expect(() => readEnvironment({ ...whole, PORT: 'http' })).toThrow(/PORT/);
});
