/** Findings that somebody has let pass, visibly: by `/waive` and `/acknowledge`. */

import type { Actor } from '../pull-request/actors.ts';
import { asOften, countsOf } from '../pull-request/counts.ts';
import { type SeenFindings, seenAt } from '../pull-request/seen-findings.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import { findingFingerprint } from '../rules/findings/groups.ts';
import { isBreaking } from '../rules/findings/judged-changes.ts';
import type { Finding } from '../rules/findings/types.ts';
import { standsAt } from './finding-place.ts';
import type { GivenCommand } from './given-commands.ts';
import { type Effect, isWrong } from './types.ts';

type Waiving = Extract<Effect, { type: 'waive' | 'acknowledge' | 'confirm' }>;

/** `in-force`; else why it is not: nothing of what it was said about stands there any more is `gone`. */
export type WaiverState = 'in-force' | 'expired' | 'rule-changed' | 'taken-back' | 'gone';

export interface Waiver {
  readonly type: Waiving['type'];
  /** The text it was said in, by its anchor on the page, and the command in it. */
  readonly anchor: string;
  readonly index: number;
  /** `all`: every breaking change. */
  readonly rule: string;
  readonly place: string | null;
  /** As it was written. */
  readonly reason: string;
  readonly by: Actor;
  readonly at: string;
  /** The last day, `2026-12-31`, in UTC. */
  readonly until: string | null;
  /** What it was said about: fingerprints of findings, each as often as there were such findings. */
  readonly fingerprints: readonly string[];
  /** How many findings it would have been about that had not been shown when it was said; 0 once it is answered. */
  readonly unseen: number;
  /** The rule's meaning when it was said. */
  readonly meaning: string;
  readonly state: WaiverState;
  /** What it lets pass now; of a confirmation, what it is about. */
  readonly findings: readonly Finding[];
  /** Who has accepted a confirmation, by login; null: nobody, or it is none. */
  readonly accepted: string | null;
  /** How many rows of the summary it is about. */
  readonly rows: number;
}

/** A waiver holds what a reply can record. */
const MAX_BOUND = 1500;

/** What was found, and what of it people could see. */
export interface Seen {
  readonly findings: readonly Finding[];
  readonly shown: SeenFindings;
}

/**
 * The waivers that were given, each with what it lets pass. A finding is let pass by the last waiver that was said about
 * it, unless that has ended or was taken back; one that came up later, or elsewhere, needs another word.
 *
 * @param now ISO 8601
 */
export function waiversIn(commands: readonly GivenCommand[], seen: Seen, rules: RuleSet, now: string): Waiver[] {
  const given = (types: readonly string[]) => waiversBy(commands, new Set(types), seen, rules, now);
  return [...given(['waive', 'acknowledge']), ...given(['confirm'])];
}

/** A confirmation ends no waiver, and no waiver a confirmation: each is looked at among its own. */
function waiversBy(
  commands: readonly GivenCommand[],
  types: ReadonlySet<string>,
  { findings, shown }: Seen,
  rules: RuleSet,
  now: string,
): Waiver[] {
  const introduced = findings.filter((finding) => finding.status === 'introduced' && canBeWaived(finding));
  const meanings = new Map(rules.rules.map(({ id, predicate }) => [id, predicate]));
  const open = new Set(introduced);
  const confirmed = new Set<string>();
  return commands
    .flatMap((each, order) => {
      const { read, outcome } = each;
      if (outcome !== 'taken' || isWrong(read) || !isWaiving(read) || !types.has(read.type)) return [];
      const meaning = meanings.get(read.rule) ?? '';
      const meant = each.answer ? [] : printsFor(read, introduced, confirmed);
      const fingerprints =
        each.answer?.fingerprints ??
        asOften(meant, (fingerprint) => fingerprint, seenAt(shown, each.at)).slice(0, MAX_BOUND);
      if (read.type === 'confirm') for (const one of fingerprints) confirmed.add(one);
      const unseen = each.answer ? 0 : meant.length - fingerprints.length;
      const then = each.answer ? each.answer.meaning : meaning;
      const backed = (finding: Finding) => commands.slice(order + 1).some((later) => takesBack(later, finding));
      return [{ each, read, meaning: then, fingerprints, unseen, changed: then !== meaning, backed }];
    })
    .reverse()
    .map(({ each, read, fingerprints, changed, backed, ...facts }): Waiver => {
      const until = read.type === 'waive' ? read.until : null;
      const there = boundTo(fingerprints, open, read);
      const left = there.filter((finding) => !backed(finding));
      const expired = until !== null && now.slice(0, 10) > until;
      const state = stateOf({ expired, changed, there: there.length, left: left.length });
      // What a later word was said about is decided by that, even when it has ended since.
      for (const finding of there) open.delete(finding);
      const { anchor, index, by, at } = each;
      const { type, rule, reason } = read;
      const place = read.type === 'waive' ? read.place : null;
      const passing = state === 'in-force' ? left : [];
      return {
        ...facts,
        type,
        anchor,
        index,
        rule,
        place,
        reason,
        by,
        at,
        until,
        fingerprints,
        state,
        findings: passing,
        accepted: null,
        rows: passing.length,
      };
    })
    .reverse();
}

function stateOf(facts: { expired: boolean; changed: boolean; there: number; left: number }): WaiverState {
  if (facts.there === 0) return 'gone';
  if (facts.left === 0) return 'taken-back';
  if (facts.changed) return 'rule-changed';
  return facts.expired ? 'expired' : 'in-force';
}

/**
 * What a waiver would be said about at the moment it is first seen. A reason is asked for once: a later confirmation is
 * about what has none yet, and about all only where all has one.
 */
function printsFor(read: Waiving, introduced: readonly Finding[], confirmed: ReadonlySet<string>): string[] {
  const meant = introduced.filter((finding) => isMeant(read, finding)).map(findingFingerprint);
  const fresh = meant.filter((fingerprint) => !confirmed.has(fingerprint));
  return read.type === 'confirm' && fresh.length > 0 ? fresh : meant;
}

/** Whether an effect is about findings that are there. */
export function isWaiving(effect: Effect): effect is Waiving {
  return effect.type === 'waive' || effect.type === 'acknowledge' || effect.type === 'confirm';
}

function isMeant(read: Waiving, finding: Finding): boolean {
  if (read.type !== 'waive') return read.rule === 'all' ? isBreaking(finding) : finding.rule === read.rule;
  return finding.rule === read.rule && (read.place === null || standsAt(finding, read.place));
}

/** The findings with these fingerprints, each fingerprint as often as it was recorded. */
function boundTo(fingerprints: readonly string[], findings: ReadonlySet<Finding>, read: Waiving): Finding[] {
  const ofRule = [...findings].filter(({ rule }) => read.rule === 'all' || rule === read.rule);
  return asOften(ofRule, findingFingerprint, countsOf(fingerprints));
}

function takesBack({ read, outcome }: GivenCommand, finding: Finding): boolean {
  if (outcome !== 'taken' || isWrong(read) || read.type !== 'unwaive' || read.rule !== finding.rule) return false;
  return read.place === null || standsAt(finding, read.place);
}

/** What a command can be about: a suggestion asks for nothing that could be waived. */
export function canBeWaived({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity !== 'suggestion';
}

/** When a waiver in force will have ended, ISO 8601; null: never. */
export function endOf({ state, until }: Waiver): string | null {
  if (state !== 'in-force' || until === null) return null;
  return new Date(Date.parse(`${until}T00:00:00Z`) + 24 * 3_600_000).toISOString();
}
