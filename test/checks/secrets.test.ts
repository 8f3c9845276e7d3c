/** Keys are put together here, so that no file of this repository holds one. */
import { createHash } from 'node:crypto';
import { secretsIn } from '../../src/checks/security/find.ts';
import { Connector } from '../../src/connector/connector.ts';
import { runRules } from '../../src/rules/engine/run.ts';
import { loadRules } from '../../src/rules/files/load.ts';

/** Characters without a pattern, the same at every run. */
function noise(alphabet: string, length: number): string {
  let text = '';
  for (let round = 0; text.length < length; round++)
    for (const byte of createHash('sha256').update(`${alphabet}${round}`).digest())
      text += alphabet[byte % alphabet.length];
  return text.slice(0, length);
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const WORD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const DIGITS = '7310948265';

const KEYS: readonly (readonly [kind: string, text: string, secret?: string])[] = [
  ['AWS access key id', `AKIA${noise(UPPER, 16)}`],
  ['AWS secret key', `aws_secret_access_key = "${noise(WORD, 40)}"`, noise(WORD, 40)],
  ['GitHub token', `ghp_${noise(WORD, 36)}`],
  ['GitHub token', `github_pat_${noise(WORD, 22)}_${noise(WORD, 59)}`],
  ['Slack token', `xoxb-${noise(DIGITS, 12)}-${noise(DIGITS, 12)}-${noise(WORD, 24)}`],
  ['Slack token', `xapp-1-${noise(UPPER, 11)}-${noise(DIGITS, 12)}-${noise(HEX, 64)}`],
  ['Slack webhook', `https://hooks.slack.com/services/T${noise(UPPER, 9)}/B${noise(UPPER, 9)}/${noise(WORD, 24)}`],
  ['Google API key', `AIza${noise(WORD, 35)}`],
  ['Google client secret', `GOCSPX-${noise(WORD, 28)}`],
  ['Stripe key', `sk_live_${noise(WORD, 24)}`],
  ['Stripe key', `whsec_${noise(WORD, 32)}`],
  ['SendGrid key', `SG.${noise(WORD, 22)}.${noise(WORD, 43)}`],
  ['shared access signature', `https://a.example/b?sp=r&sv=1.0&sig=${noise(WORD, 43)}`],
  ['shared access signature', `https://a.example/b?sig=${noise(WORD, 43)}%3D&se=2030-01-01`],
  ['storage account key', `"accountKey": "${noise(WORD, 86)}=="`],
  ['shared access key', `SharedAccessKeyName=send;SharedAccessKey=${noise(WORD, 43)}=`],
  ['Azure client secret', `"${noise(WORD, 3)}8Q~${noise(WORD, 34)}"`],
  ['private key', `-----BEGIN RSA PRIVATE KEY-----\n${noise(WORD, 64)}\n${noise(WORD, 64)}\n`],
  // The forms in which services and people write them.
  ['AWS access key id', `ASIA${noise(UPPER, 16)}`],
  ['AWS secret key', `AWSsecretAccessKey:'${noise(WORD, 40)}'`, noise(WORD, 40)],
  ['AWS secret key', `"aws-prod-key" : "${noise(WORD, 40)}"`, noise(WORD, 40)],
  ...['gho', 'ghu', 'ghs', 'ghr'].map((form) => ['GitHub token', `${form}_${noise(WORD, 40)}`] as const),
  ...['a', 'e', 'o', 'p', 'r', 's'].map(
    (form) => ['Slack token', `xox${form}-1-${noise(DIGITS, 10)}-${noise(WORD, 24)}`] as const,
  ),
  [
    'Slack webhook',
    `https://hooks.slack.com/workflows/T${noise(UPPER, 8)}/A${noise(UPPER, 8)}/${noise(WORD, 23)}`,
    `T${noise(UPPER, 8)}/A${noise(UPPER, 8)}/${noise(WORD, 23)}`,
  ],
  ['Stripe key', `rk_live_${noise(WORD, 30)}`],
  [
    'shared access signature',
    String.raw`https://a.example/b?srt=o\u0026sig=${noise(WORD, 41)}%2b%2F=`,
    `${noise(WORD, 41)}%2b%2F=`,
  ],
  ['shared access signature', `;sig=${noise(WORD, 45)}&ss=b`, noise(WORD, 45)],
  ['shared access signature', `&sig=${noise(WORD, 44)}${' '.repeat(280)}&sp=r`, noise(WORD, 44)],
  ['storage account key', `account_key = '${noise(WORD, 86)}=='`, `${noise(WORD, 86)}==`],
  ['storage account key', `Accountkey:${noise(WORD, 86)}==`, `${noise(WORD, 86)}==`],
  ['shared access key', `"SharedAccessKey" : "${noise(WORD, 43)}="`, `${noise(WORD, 43)}=`],
  ['shared access key', `'SharedAccessKey'='${noise(WORD, 43)}='`, `${noise(WORD, 43)}=`],
  ['private key', `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${noise(WORD, 64)}\n`, noise(WORD, 64)],
  ['private key', String.raw`-----BEGIN PRIVATE KEY-----\r\n${noise(WORD, 40)}\r\n${noise(WORD, 40)}`],
  // As a service account's file reads when it is pasted into a JSON string.
  ['private key', String.raw`-----BEGIN PRIVATE KEY-----\\n${noise(WORD, 40)}\\n${noise(WORD, 40)}`],
];

it.each(KEYS)('finds a %s in running text', (kind, key, ...[secret]) => {
  const text = `Before ${key} after.`;
  const found = secretsIn(text);
  expect(found.map((own) => own.kind)).toEqual([kind]);
  for (const { start, text: own } of found) expect(text.slice(start, start + own.length)).toBe(own);
  if (secret !== undefined) expect(found[0]?.text).toBe(secret);
});

it('finds keys in the order of the text', () => {
  const keys = [`SG.${noise(WORD, 22)}.${noise(WORD, 43)}`, `AIza${noise(WORD, 35)}`, `AKIA${noise(UPPER, 16)}`];
  expect(secretsIn(keys.join(' ')).map(({ text }) => text)).toEqual(keys);
  expect(secretsIn(`${keys.join(' ')} `.repeat(30))).toHaveLength(90);
});

it.each([
  ['a documented sample', 'AKIAIOSFODNN7EXAMPLE'],
  ['a repeated character', `ghp_${'x'.repeat(36)}`],
  ['words in the place of a key', `sk_live_yourStripeKeyGoesHere${noise(WORD, 8)}`],
  [
    "the storage emulator's key",
    `AccountKey=${'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq'}/K1SZFPTOtr/KBHBeksoGMGw==`,
  ],
  ['a signature outside an address', `sig=${noise(WORD, 43)}`],
  ['a longer identifier', `Z${noise(WORD, 20)}AKIA${noise(UPPER, 16)}`],
  ['a token whose header is not JSON', `eyJ${noise(WORD, 20)}.eyJ${noise(WORD, 40)}.${noise(WORD, 43)}`],
  ['a signature far from what makes it one', `&sig=${noise(WORD, 44)}${' '.repeat(320)}&sp=r`],
  ['a signature far behind what makes it one', `&sp=r${' '.repeat(320)}&sig=${noise(WORD, 44)}`],
  ['half a signature', `?sp=r&sig=${noise(WORD, 44)}-${noise(WORD, 44)}`],
  ['a longer Google identifier', `AIza${noise(WORD, 40)}`],
  ['a longer Google client', `GOCSPX-${noise(WORD, 30)}`],
  ['a longer SendGrid identifier', `SG.${noise(WORD, 22)}.${noise(WORD, 44)}`],
  ['a longer Stripe identifier', `task_live_${noise(WORD, 24)}`],
  ['a longer GitHub identifier', `aghp_${noise(WORD, 36)}`],
  ['a longer Azure identifier', `a${noise(WORD, 3)}8Q~${noise(WORD, 34)}`],
  ['an Azure identifier that goes on', `${noise(WORD, 3)}8Q~${noise(WORD, 34)}a`],
  ['an Azure identifier without its digit', `${noise(WORD, 3)}xQ~${noise(WORD, 34)}`],
  ['a dummy in the place of a private key', `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n`],
  ['a private key of 63 characters', `-----BEGIN PRIVATE KEY-----\n${noise(WORD, 63)}\n`],
  ['the beginning of a private key', `-----BEGIN PRIVATE KEY-----\n${noise(WORD, 40)}…`],
])('says nothing about %s', (_, text) => {
  expect(secretsIn(text)).toEqual([]);
});

it('never repeats a secret in a finding', async () => {
  const secret = `GOCSPX-${noise(WORD, 28)}`;
  const bytes = Buffer.from(`# Contoso\n\nThe secret is ${secret}.\n`);
  const path = 'custom-connectors/Contoso/readme.md';
  const connector = new Connector('custom-connectors/Contoso', 'custom', [
    { path, name: 'readme.md', content: { size: bytes.length, bytes } },
  ]);
  const rules = await loadRules();
  const own = { ...rules, rules: rules.rules.filter(({ id }) => id === 'security/secret-pattern') };
  const { findings } = runRules(own, connector, 'new');
  expect(findings).toMatchObject([{ file: path, line: 3, column: 15 }]);
  expect(findings[0]?.message).toContain('`GOCS…`');
  expect(JSON.stringify(findings)).not.toContain(secret.slice(0, 8));
});

it('takes time in proportion to the text, whatever stands in it', () => {
  for (const piece of [
    'eyJaaaaaaaaaa.',
    'eyJ-',
    '&sv=',
    `?sig=${'a'.repeat(43)}`,
    '-----BEGIN PRIVATE KEY-----aaaaaaaaaaaaaaaa',
    'aws key ',
    'xoxb-1111111111-',
  ]) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    secretsIn(text);
  }
});
