/** What small functions over texts tell apart, form by form: a rule's examples would repeat themselves. */
import { sentence, wordsOf } from '../../src/checks/operation/names.ts';
import { humanise, isIdentifier } from '../../src/checks/parameter/label-from-identifier.ts';
import { entropy, isDummy } from '../../src/checks/security/dummy.ts';
import { insecureUrl } from '../../src/checks/security/urls.ts';

it.each([
  ['Call http://a.contoso-orders.com, or', 'http://a.contoso-orders.com,', 5],
  ['HTTP://A.com', 'HTTP://A.com', 0],
  ['"http://a.com"', 'http://a.com', 1],
  ['xmlns is no excuse here: http://a.com', 'http://a.com', 25],
  ['see http://www.w3.org/a and http://a.com/http://www.w3.org', 'http://a.com/http://www.w3.org', 28],
  [`xmlns="${' '.repeat(60)}http://a.com`, 'http://a.com', 67],
  ['http://w3.organic.com', 'http://w3.organic.com', 0],
])('%j calls without encryption', (text, url, start) => {
  expect(insecureUrl(text)).toEqual({ url, start });
});

it.each([
  'https://a.com',
  'http://',
  'http:',
  'xhttp://a.com',
  'http://w3.org/a',
  'http://www.w3.org/a',
  'http://schemas.a.com',
  'http://www.schemas.a.com',
  'http://schemas.xmlsoap.org/soap',
  'http://xmlsoap.org',
  'http://a.b.xmlsoap.org',
  'http://purl.org/dc',
  'http://tempuri.org/',
  'http://docs.oasis-open.org/a',
  'http://json-schema.org/draft-04',
  'http://xmlns.a.com',
  'http://ns.a.com',
  'http://www.opengis.net/gml',
  'http://opengis.net/gml',
  'http://xml.a.com',
  'xmlns="http://a.com"',
  "xmlns = 'http://a.com'",
  'xmlns=http://a.com',
  'xmlns=\\"http://a.com',
  'xmlns:ab.c-d="http://a.com"',
  'schemaLocation="http://a.com"',
  "schemaLocation = 'http://a.com'",
  'schemaLocation=http://a.com',
  '{http://a.com}name',
])('%j calls nothing', (text) => {
  expect(insecureUrl(text)).toBeNull();
});

/** Characters without a pattern. */
const KEY = 'g7Hq2LzX9vRtB4mKcW8nPdYs';

it.each([
  ...['example', 'SAMPLE', 'dummy', 'fake', 'placeholder', 'redacted', 'removed', 'your', 'insert', 'replace'],
  ...['xxxx', '***', '...', 'test', 'demo', 'secret', 'abcdef', 'qwerty', '12345', 'deadbeef'],
])('a key with %s in it is a dummy', (word) => {
  expect(isDummy(`${KEY}${word}${KEY}`)).toBe(true);
});

it.each([KEY, `${KEY}**${KEY}..${KEY}`, `${KEY.repeat(3)}test${KEY.repeat(3)}`])('%s may open something', (key) => {
  expect(isDummy(key)).toBe(false);
});

it.each([`test${KEY.repeat(5)}`, `${KEY.repeat(5)}test`, `${KEY.repeat(4)}test`])(
  'a long key is a dummy by its ends: %s',
  (key) => {
    expect(isDummy(key)).toBe(true);
  },
);

it.each([
  ['aaaa', 0],
  ['abab', 1],
  ['abcd', 2],
  ['abcdefgh', 3],
])('%s has an entropy of %i bits', (text, bits) => {
  expect(entropy(text)).toBe(bits);
});

function token(claims: object, header: object = { alg: 'RS256' }, signature = `${KEY}${KEY}`): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${signature}`;
}

it.each<[string, string]>([
  ['without algorithm', token({ sub: 'u-8841' }, { typ: 'JWT' })],
  ['of the tutorial', token({ sub: '1234567890', name: 'Orders' })],
  ['of John Doe', token({ name: 'John Doe' })],
  ['of Jane Doe', token({ name: 'Jane Doe' })],
  ['of example.com', token({ iss: 'https://example.com' })],
  ['of contoso', token({ iss: 'Contoso' })],
  ['of fabrikam', token({ iss: 'fabrikam' })],
  ['of Adventure Works', token({ iss: 'adventureworks', aud: 'adventure-works' })],
  ['with a signature that says so', token({ sub: 'u-8841' }, { alg: 'RS256' }, `${KEY}signature-test`)],
])('a token %s is a dummy', (_, text) => {
  expect(isDummy(text)).toBe(true);
});

it('a token of somebody real may open something', () => {
  expect(isDummy(token({ sub: 'u-8841', iss: 'https://login.tailspin-shop.com' }))).toBe(false);
});

it.each([
  ['listOpenOrders', ['list', 'Open', 'Orders']],
  ['getHTTPCalls', ['get', 'HTTP', 'Calls']],
  ['list_orders--v2', ['list', 'orders', 'v2']],
  ['_list_', ['list']],
  ['v2Orders', ['v2', 'Orders']],
  ['x'.repeat(300), ['x'.repeat(200)]],
])('%s is made of the words %j', (identifier, words) => {
  expect(wordsOf(identifier)).toEqual(words);
});

it.each([
  ['getPDFFile', 'Get PDF file'],
  ['listAOrders', 'List a orders'],
  ['PDF2Text', 'Pdf2 text'],
])('%s reads "%s"', (identifier, text) => {
  expect(sentence(identifier)).toBe(text);
});

it.each<readonly [string, string]>([
  ...['api', 'html', 'id', 'ip', 'iso', 'json', 'pdf', 'sms', 'uri', 'url', 'utc', 'uuid', 'xml'].flatMap((word) => [
    [word, word.toUpperCase()] as const,
    [`order_${word}`, `Order ${word.toUpperCase()}`] as const,
  ]),
  ['orders', 'Orders'],
  ['orderId', 'Order ID'],
  ['$order--id_', 'Order ID'],
  ['getHTTPCalls2Go', 'Get HTTP calls2 go'],
  ['aB', 'A b'],
  ['x'.repeat(90), `X${'x'.repeat(79)}`],
  ['--', ''],
])('%s is labelled "%s"', (identifier, label) => {
  expect(humanise(identifier)).toBe(label);
});

it.each(['order', 'orderId', 'order_id', 'Order_', 'été2'])('%s is an identifier', (text) => {
  expect(isIdentifier(text)).toBe(true);
});

it.each(['Order', 'order id', '_order', 'a-b_c', 'order_id!', '-_a'])('%s is none', (text) => {
  expect(isIdentifier(text)).toBe(false);
});
