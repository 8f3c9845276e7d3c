/** Finds keys in texts, and hides them where a text is shown. */
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { SourceText } from '../../connector/source.ts';
import { DETECTORS, type Detector } from './detectors.ts';
import { isDummy } from './dummy.ts';

/** How many characters away `near` is looked for. */
const NEAR = 300;

export interface Secret {
  readonly kind: string;
  /** It opens nothing without the secret that belongs to it. */
  readonly idOnly: boolean;
  readonly start: number;
  readonly text: string;
}

/** No key of any kind has fewer characters; most texts that are asked about are names. */
const SHORTEST = 16;

/** One search for all hints: hardly any file has one, and that is all that most files cost. */
const ANY_HINT = new RegExp(
  DETECTORS.flatMap(({ hints }) => hints.map((hint) => hint.replaceAll('.', '\\.'))).join('|'),
);

const known = new WeakMap<SourceText, readonly Secret[]>();

/** The keys in a file, looked for once: a rule asks, and whoever shows lines of the file. */
export function secretsOf(source: SourceText): readonly Secret[] {
  return getOrInsert(known, source, () => secretsIn(source.text));
}

/** The keys in a text, in its order. */
export function secretsIn(text: string): Secret[] {
  if (!ANY_HINT.test(text)) return [];
  return DETECTORS.flatMap((detector) => found(detector, text)).sort((a, b) => a.start - b.start);
}

function found({ kind, hints, pattern, near, idOnly = false }: Detector, text: string): Secret[] {
  if (!hints.some((hint) => text.includes(hint))) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const secret = (match[1] ?? match[0]).trimEnd();
    if (near && !near.test(text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR)))
      return [];
    if (kind === 'private key' ? isStub(secret) : isDummy(secret)) return [];
    return [{ kind, idOnly, start: match.index + match[0].indexOf(secret), text: secret }];
  });
}

/** A private key of which too little is there to be one: the shortest in use has 64 characters. */
function isStub(body: string): boolean {
  const characters = body.replaceAll(/\\{1,4}[rn]|\s/g, '');
  return characters.length < 64 || isDummy(characters);
}

/** A text as it may be shown. @param hide what is shown for a key */
export function withoutSecrets(text: string, hide: (secret: string) => string): string {
  return text.length < SHORTEST ? text : covered(text, secretsIn(text), hide);
}

/** A text with something else in place of each of its keys. */
export function covered(text: string, secrets: readonly Secret[], hide: (secret: string) => string): string {
  let shown = '';
  let end = 0;
  for (const secret of secrets) {
    if (secret.start < end) continue;
    shown += text.slice(end, secret.start) + hide(secret.text);
    end = secret.start + secret.text.length;
  }
  return shown + text.slice(end);
}

/** As much of a key as its owner needs to know it by. */
export function hidden(secret: string): string {
  return `${secret.slice(0, 4)}…`;
}

/** A key of which everything stays in its place, for texts that are pointed into. */
export function starred(secret: string): string {
  return secret.slice(0, 4) + secret.slice(4).replaceAll(/[^\r\n]/g, '*');
}
