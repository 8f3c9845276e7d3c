/** Finds keys that were left in files. What is found is never repeated: not in messages, not in a finding's identity. */
import { createHash } from 'node:crypto';
import type { ConnectorFile } from '../../connector/connector.ts';
import { check, type Report } from '../../rules/check.ts';
import { DETECTORS, type Detector } from './detectors.ts';
import { isDummy } from './dummy.ts';

/** Files that a key is looked for in. */
const SEARCHED = /\.(?:json|csx|cs|md)$/i;

/** More findings than this in one file say nothing new. */
const MAX_FINDINGS = 50;

/** How many characters away `near` is looked for. */
const NEAR = 300;

interface Secret {
  readonly kind: string;
  readonly start: number;
  readonly text: string;
}

export const secretPattern = check({
  given: ['file'],
  run: (file, _, { connector }) => {
    if (!SEARCHED.test(file.name)) return null;
    const text = connector.text(file)?.text;
    return text ? secretsIn(text).map((secret) => reportOf(file, secret)) : null;
  },
});

/** One search for all hints: hardly any file has one, and that is all that most files cost. */
const ANY_HINT = new RegExp(
  DETECTORS.flatMap(({ hints }) => hints.map((hint) => hint.replaceAll('.', '\\.'))).join('|'),
);

/** The keys in a text, in its order. */
export function secretsIn(text: string): Secret[] {
  if (!ANY_HINT.test(text)) return [];
  return DETECTORS.flatMap((detector) => found(detector, text))
    .sort((a, b) => a.start - b.start)
    .slice(0, MAX_FINDINGS);
}

function found({ kind, hints, pattern, near }: Detector, text: string): Secret[] {
  if (!hints.some((hint) => text.includes(hint))) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const secret = (match[1] ?? match[0]).trimEnd();
    if (near && !near.test(text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR)))
      return [];
    if (kind === 'private key' ? isStub(secret) : isDummy(secret)) return [];
    return [{ kind, start: match.index + match[0].indexOf(secret), text: secret }];
  });
}

/** A private key of which too little is there to be one: the shortest in use has 64 characters. */
function isStub(body: string): boolean {
  const characters = body.replaceAll(/\\{1,4}[rn]|\s/g, '');
  return characters.length < 64 || isDummy(characters);
}

function reportOf({ path }: ConnectorFile, { kind, start, text }: Secret): Report {
  const masked = `${text.slice(0, 4)}…`;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return {
    file: path,
    span: { start, end: start + text.length },
    anchor: `${kind}:${digest}`,
    values: { kind, masked },
  };
}
