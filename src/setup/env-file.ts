/** Writes settings as every reader of `.env` files reads them alike: Node.js, Docker's `--env-file` and Compose. Pure. */

/** Of what is written here nothing means anything to a reader: no quote, blank, `#`, `$` or backslash. */
const PLAIN = /^[\w./:@%+=,~?&-]*$/;

/** A private key as one such value: base64, which Probot and this App read. */
export function keyInOneLine(pem: string): string {
  return Buffer.from(pem).toString('base64');
}

/**
 * The text of a `.env` file with values set, in place of those that were there; all else stays as it is.
 *
 * @throws RangeError for a value that not every reader would read alike
 */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  const odd = Object.keys(values).find((name) => !PLAIN.test(values[name] ?? ''));
  if (odd) throw new RangeError(`${odd} has characters that readers of .env files take for different things`);
  const kept = text.split(/\r?\n/).filter((line) => !Object.hasOwn(values, nameIn(line)));
  while (kept.at(-1) === '') kept.pop();
  return `${[...kept, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join('\n')}\n`;
}

function nameIn(line: string): string {
  return /^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1] ?? '';
}
