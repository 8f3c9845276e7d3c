/** What speaks against a command that is right and allowed. */
import type { Stage } from '../machine/machine.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { GivenCommand } from './given-commands.ts';
import { maintains } from './permission.ts';
import { isWrong } from './types.ts';
import { isWaiving, type Waiver } from './waivers.ts';

export type Objection =
  | {
      /** `not-shown`: it was not to be seen yet when it was said. */
      readonly why: 'nothing-there' | 'not-shown';
      readonly verb: Waiver['type'];
      readonly rule: string;
      readonly place: string | null;
    }
  | { readonly why: 'nothing-waived'; readonly rule: string }
  | { readonly why: 'not-their-hold'; readonly by: string }
  | { readonly why: 'nothing-held' }
  | { readonly why: 'no-maintainer'; readonly login: string }
  /** Items that only a maintainer can say to be done. */
  | { readonly why: 'maintainers-items'; readonly items: readonly string[] }
  /** The stage machine's, as a sentence of Markdown. */
  | { readonly why: 'not-possible'; readonly words: string };

/** Objections by command. Commands that are answered already are past objecting to. */
export function objectionsIn(
  commands: readonly GivenCommand[],
  waivers: readonly Waiver[],
  snapshot: Snapshot,
  stages: readonly Pick<Stage, 'checklist'>[],
): ReadonlyMap<GivenCommand, Objection> {
  const objections = new Map<GivenCommand, Objection>();
  let held: GivenCommand | null = null;
  for (const [order, each] of commands.entries()) {
    const { read, outcome, answer } = each;
    if (outcome !== 'taken' || isWrong(read)) continue;
    const objection =
      read.type === 'unhold'
        ? againstUnhold(each, held, snapshot)
        : (againstWaiver(each, waivers) ??
          againstUnwaive(each, commands.slice(0, order)) ??
          againstAssign(each, snapshot) ??
          againstDone(each, snapshot, stages));
    if (objection && answer === null) objections.set(each, objection);
    else if (read.type === 'hold') held = each;
    else if (read.type === 'unhold') held = null;
  }
  return objections;
}

function againstUnhold({ by }: GivenCommand, held: GivenCommand | null, snapshot: Snapshot): Objection | null {
  if (held === null) return { why: 'nothing-held' };
  return held.by.login === by.login || maintains(by, snapshot) === 'authorised'
    ? null
    : { why: 'not-their-hold', by: held.by.login };
}

function againstWaiver({ read, anchor, index }: GivenCommand, waivers: readonly Waiver[]): Objection | null {
  if (isWrong(read) || !isWaiving(read)) return null;
  const waiver = waivers.find((each) => each.anchor === anchor && each.index === index);
  if (!waiver || waiver.fingerprints.length > 0) return null;
  const why = waiver.unseen > 0 ? 'not-shown' : 'nothing-there';
  return { why, verb: read.type, rule: waiver.rule, place: waiver.place };
}

function againstUnwaive({ read }: GivenCommand, before: readonly GivenCommand[]): Objection | null {
  if (isWrong(read) || read.type !== 'unwaive') return null;
  const { rule } = read;
  const given = before.some(
    (each) => each.outcome === 'taken' && !isWrong(each.read) && each.read.type === 'waive' && each.read.rule === rule,
  );
  return given ? null : { why: 'nothing-waived', rule };
}

function againstAssign({ read }: GivenCommand, snapshot: Snapshot): Objection | null {
  if (isWrong(read) || read.type !== 'assign' || read.login === null) return null;
  return maintains({ login: read.login, type: 'user' }, snapshot) === 'authorised'
    ? null
    : { why: 'no-maintainer', login: read.login };
}

/** What maintainers do, only they can say to be done. */
function againstDone(
  { read, by }: GivenCommand,
  snapshot: Snapshot,
  stages: readonly Pick<Stage, 'checklist'>[],
): Objection | null {
  if (isWrong(read) || read.type !== 'done' || maintains(by, snapshot) === 'authorised') return null;
  const theirs = new Set(
    stages.flatMap(({ checklist }) => checklist.filter(({ who }) => who === 'maintainer').map(({ id }) => id)),
  );
  const items = read.items.filter((item) => theirs.has(item));
  return items.length === 0 ? null : { why: 'maintainers-items', items };
}
