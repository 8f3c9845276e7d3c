/** Tells of keys that were left in files. What is found is never repeated: not in messages, not in a finding's identity. */

import { createHash } from 'node:crypto';
import type { ConnectorFile } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { hidden, type Secret, secretsOf } from './find.ts';

/** Files that a key is looked for in. */
const SEARCHED = /\.(?:json|csx|cs|md)$/i;

/** More findings than this in one file say nothing new. */
const MAX_FINDINGS = 50;

export const secretPattern = check({
  given: ['file'],
  run: (file, _, { connector }) => {
    if (!SEARCHED.test(file.name)) return null;
    const text = connector.text(file);
    return (
      text &&
      secretsOf(text)
        .slice(0, MAX_FINDINGS)
        .map((secret) => reportOf(file, secret))
    );
  },
});

function reportOf({ path }: ConnectorFile, { kind, idOnly, start, text }: Secret): Report {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return {
    file: path,
    span: { start, end: start + text.length },
    anchor: `${kind}:${digest}`,
    values: { kind, masked: hidden(text) },
    ...(idOnly ? { case: 'id' } : {}),
  };
}
