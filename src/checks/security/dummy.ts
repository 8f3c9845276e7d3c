/** Tells keys that open something from those that documentation shows. */

/** Words that people put where a key would be. */
const DUMMY_WORDS =
  /example|sample|dummy|fake|placeholder|redacted|removed|your[-_]?|insert|replace|xxxx|\*{3}|\.{3}|test|demo|secret|abcdef|qwerty|12345|deadbeef/i;

/** Keys that are printed in public documentation and open nothing. */
const PUBLISHED = [
  // The storage emulator's account.
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
];

/** Claims of the tokens that explain what a token is. */
const SAMPLE_CLAIMS =
  /"sub"\s*:\s*"1234567890"|John Doe|Jane Doe|example\.(?:com|org|net)|contoso|fabrikam|adventure-?works/i;

/** Below this many bits a character a text is a pattern, not a key; real ones have 3.5 and more. */
const MIN_ENTROPY = 3;

/** Whether something in the form of a key is an example. @param secret without the quotes around it */
export function isDummy(secret: string): boolean {
  if (PUBLISHED.includes(secret) || entropy(secret) < MIN_ENTROPY) return true;
  if (secret.startsWith('eyJ')) return isSampleToken(secret);
  // Long keys hold short words by chance: only short ones and the ends of long ones are looked at.
  return DUMMY_WORDS.test(secret.length <= 100 ? secret : `${secret.slice(0, 24)} ${secret.slice(-24)}`);
}

/** A token whose parts are no JSON, or whose claims are those of documentation. */
function isSampleToken(token: string): boolean {
  const [header, claims, signature] = token.split('.') as [string, string, string];
  if (!decoded(header).includes('"alg"')) return true;
  return SAMPLE_CLAIMS.test(decoded(claims)) || DUMMY_WORDS.test(signature);
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}

/** Shannon's, in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
