/** What speaks against a command that is right and allowed. */
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { Said } from './given-commands.ts';
import { maintains } from './permission.ts';
import { isWrong } from './types.ts';
import type { Waiver } from './waivers.ts';

export type Objection =
  | {
      /** `not-shown`: it was not to be seen yet when it was said. */
      readonly why: 'nothing-there' | 'not-shown';
      readonly verb: 'waive' | 'acknowledge';
      readonly rule: string;
      readonly place: string | null;
    }
  | { readonly why: 'nothing-waived'; readonly rule: string }
  | { readonly why: 'not-their-hold'; readonly by: string }
  | { readonly why: 'nothing-held' }
  | { readonly why: 'no-maintainer'; readonly login: string }
  /** The stage machine's: what is missing, as a sentence of Markdown. */
  | { readonly why: 'not-ready'; readonly words: string };

/** Objections by command. Commands that are answered already are past objecting to. */
export function objectionsIn(
  said: readonly Said[],
  waivers: readonly Waiver[],
  snapshot: Snapshot,
): ReadonlyMap<Said, Objection> {
  const objections = new Map<Said, Objection>();
  let held: Said | null = null;
  for (const [order, each] of said.entries()) {
    const { read, outcome, answer } = each;
    if (outcome !== 'taken' || isWrong(read)) continue;
    const objection =
      read.type === 'unhold'
        ? againstUnhold(each, held, snapshot)
        : (againstWaiver(each, waivers) ?? againstUnwaive(each, said.slice(0, order)) ?? againstAssign(each, snapshot));
    if (objection && answer === null) objections.set(each, objection);
    else if (read.type === 'hold') held = each;
    else if (read.type === 'unhold') held = null;
  }
  return objections;
}

function againstUnhold({ by }: Said, held: Said | null, snapshot: Snapshot): Objection | null {
  if (held === null) return { why: 'nothing-held' };
  return held.by.login === by.login || maintains(by, snapshot) === 'authorised'
    ? null
    : { why: 'not-their-hold', by: held.by.login };
}

function againstWaiver({ read, anchor, index }: Said, waivers: readonly Waiver[]): Objection | null {
  if (isWrong(read) || (read.type !== 'waive' && read.type !== 'acknowledge')) return null;
  const waiver = waivers.find((each) => each.anchor === anchor && each.index === index);
  if (!waiver || waiver.prints.length > 0) return null;
  const why = waiver.unseen > 0 ? 'not-shown' : 'nothing-there';
  return { why, verb: read.type, rule: waiver.rule, place: waiver.place };
}

function againstUnwaive({ read }: Said, before: readonly Said[]): Objection | null {
  if (isWrong(read) || read.type !== 'unwaive') return null;
  const { rule } = read;
  const given = before.some(
    (each) => each.outcome === 'taken' && !isWrong(each.read) && each.read.type === 'waive' && each.read.rule === rule,
  );
  return given ? null : { why: 'nothing-waived', rule };
}

function againstAssign({ read }: Said, snapshot: Snapshot): Objection | null {
  if (isWrong(read) || read.type !== 'assign' || read.login === null) return null;
  return maintains({ login: read.login, type: 'user' }, snapshot) === 'authorised'
    ? null
    : { why: 'no-maintainer', login: read.login };
}
