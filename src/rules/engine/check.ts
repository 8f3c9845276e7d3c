/** What a named check is given, and what it may say. */
import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import type { Edit, Kind, Span } from '../../connector/types.ts';
import type { NodeKind, Nodes } from './node-kinds.ts';
import type { Pull } from './pull.ts';

/** A remedy a check is certain of. `set` replaces the value at the place, or adds it where it is missing. */
export type FixIntent =
  | { readonly set: unknown }
  | { readonly remove: true }
  | { readonly rename: string }
  | { readonly edits: readonly Edit[] };

type Values = Readonly<Record<string, string | number>>;

/** One thing wrong. In a JSON file: a node and a pointer below it; in a text file: a path and a span. */
export interface Report {
  /** Another node than the one the check was given. */
  readonly node?: JsonNode;
  /** A pointer below the node; the rule's own `at` when absent. */
  readonly at?: string;
  /** A file that is not JSON or is missing, from the repository root. */
  readonly file?: string;
  /** The place in that file's text; its first line when absent. */
  readonly span?: Span;
  /** What identifies this finding where its place does not: a change, or a secret that must not be repeated. */
  readonly anchor?: string;
  /** A web address of ours that shows what the message is about. */
  readonly see?: string;
  /** Where it says several things at once: the anchor of each, and the report on some of them. It is itself their sum. */
  readonly parts?: { readonly anchors: readonly string[]; readonly only: (anchors: ReadonlySet<string>) => Report };
  /** Which of the rule's `cases` this is. */
  readonly case?: string;
  /** What the message's placeholders stand for; a function where that takes time, as few messages are asked for. */
  readonly values?: Values | (() => Values);
  readonly fix?: FixIntent;
}

/** The title of another connector of the repository. */
export interface OtherTitle {
  readonly folder: string;
  readonly kind: Kind;
  readonly title: string;
}

/** Why an inspection was ended before it was done: it took too long, or too much memory. */
export type Stopped = 'time' | 'memory' | 'findings';

export interface CheckContext {
  readonly connector: Connector;
  /** A connector that is not compared with anything counts as new. */
  readonly change: 'new' | 'update';
  /** The connector before this change; null if there is none, or if it is looked at itself. */
  readonly before: Connector | null;
  /** null on the command line's `check`. */
  readonly pull: Pull | null;
  /** Titles of the repository's connectors, this one's perhaps among them; null where they are not known. */
  readonly otherTitles: readonly OtherTitle[] | null;
  /** Why the connector is not inspected; null as a rule. */
  readonly stopped: Stopped | null;
}

/** What a check about the pull request itself may look at. */
export interface PullContext {
  /** The changed connectors at the head, of the kind that the pull request is judged for. */
  readonly connectors: readonly Connector[];
  /** Those of every kind. */
  readonly all: readonly Connector[];
}

type ContextOf<G extends NodeKind> = G extends 'pull' ? PullContext : CheckContext;

/** Nothing wrong, one thing, or several. */
export type Verdict = undefined | null | Report | readonly Report[];

/** A named check. `O` is the type of the rule's `with`, held to `options` (a JSON Schema) when rules are loaded. */
export interface Check<G extends NodeKind = NodeKind, O = never> {
  readonly given: readonly G[];
  readonly options?: object;
  /** Keys one of which a node must have for the check to have anything to say: saves calling it in vain. */
  readonly keys?: readonly string[] | ((options: never) => readonly string[]);
  run(node: Nodes[G], options: O, context: ContextOf<G>): Verdict;
}

/** States a check with its types worked out from `given`. */
export function check<const G extends NodeKind, O = unknown>(definition: Check<G, O>): Check<G, O> {
  return definition;
}

/** A check with its types forgotten: the loader has seen to it that rules call it with what it takes. */
export interface AnyCheck extends Pick<Check, 'given' | 'options' | 'keys'> {
  readonly run: (node: never, options: never, context: never) => Verdict;
}

/** Checks by name. */
export type CheckTable = Readonly<Record<string, AnyCheck>>;
