/** What changed between two states of a connector: data, without words. */
import type { JsonNode } from '../connector/node.ts';
import { type ChangeKind, type Impact, KINDS } from './kinds.ts';

/** What a change is about: whom it hurts. */
export interface About {
  readonly type: 'operation' | 'connection' | 'connector';
  /** Stable from push to push: the operationId (the old one, after a rename), the connection parameter's name. */
  readonly id: string;
  /** As people know it: the operation's summary, the parameter's display name. */
  readonly name: string;
}

/** A place in a JSON file, perhaps below a node, or a file as a whole. */
export type Spot = { readonly node: JsonNode; readonly at: string } | { readonly file: string };

export type Values = Readonly<Record<string, string | number>>;

export interface Change {
  readonly kind: ChangeKind;
  readonly impact: Impact;
  readonly about: About;
  /** Where inside the thing: the parameter, or the dotted path in the body or answer (`lines[].price`); '' for all of it. */
  readonly path: string;
  readonly side: 'request' | 'response' | null;
  /** In the head: the place itself, or the nearest that is there. */
  readonly head: Spot;
  /** In the base; null for what is new. */
  readonly base: Spot | null;
  /** For messages. */
  readonly values: Values;
  /** A variant that has words of its own. */
  readonly variant: string | null;
}

/** What a comparison notes about one change; the rest is filled in. */
export interface ChangeParts {
  readonly path?: string;
  readonly side?: 'request' | 'response';
  readonly head: Spot;
  readonly base?: Spot | null;
  readonly values?: Values;
  readonly variant?: string | null;
  readonly impact?: Impact;
}

/** One change, with the impact its kind has unless the case at hand is a milder one. */
export function change(kind: ChangeKind, about: About, parts: ChangeParts): Change {
  return {
    kind,
    impact: parts.impact ?? KINDS[kind].impact,
    about,
    path: parts.path ?? '',
    side: parts.side ?? null,
    head: parts.head,
    base: parts.base ?? null,
    values: parts.values ?? {},
    variant: parts.variant ?? null,
  };
}

/**
 * What came after something that is gone, and is still there: its first line stands where the lines were taken out.
 * @param among in the base's order, the one that is gone included
 * @param now what one of them has become; undefined for what is gone too
 */
export function nextOf<T, R>(gone: T, among: readonly T[], now: (one: T) => R | undefined): R | undefined {
  for (const one of among.slice(among.indexOf(gone) + 1)) {
    const there = now(one);
    if (there !== undefined) return there;
  }
  return undefined;
}

/** A place in a JSON file. */
export function spot(node: JsonNode, at = ''): Spot {
  return { node, at };
}
