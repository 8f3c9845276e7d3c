/** What rules ask of a script, as plain data, so that no syntax tree outlives the reading of it. */
import type { Span } from '../types.ts';

export interface Method extends Span {
  readonly name: string;
  readonly modifiers: readonly string[];
  /** The return type without blanks. */
  readonly returns: string;
  readonly parameters: number;
}

export interface ScriptClass extends Span {
  readonly name: string;
  /** What it derives from, without blanks. */
  readonly bases: readonly string[];
  readonly methods: readonly Method[];
}

/** A piece of the script and its text; where it stands is the span. */
export interface Piece extends Span {
  readonly text: string;
}

/** `receiver.name`; the receiver without blanks and, where it is long, only its end. */
export interface Access extends Piece {
  readonly receiver: string;
  readonly name: string;
  readonly called: boolean;
}

/** Text in quotes; what stands before it on its line tells what it is for. */
export interface StringPiece extends Piece {
  /** The string goes on with a value that is known only at run time. */
  readonly goesOn: boolean;
  /** The declared type of what it is given to: `XNamespace`. */
  readonly givenTo: string | null;
}

/** A text that the operationId is compared with. */
export interface IdPiece extends Piece {
  /** Capitals don't count in the comparison. */
  readonly anyCase: boolean;
  /** Where the branch begins that is taken for it: ids of one branch are alternatives to each other. */
  readonly branch: number;
}

export interface ScriptFacts {
  /** `#r` and `#load`. */
  readonly directives: readonly Piece[];
  /** The namespace of each using directive; of an alias or `using static` that of its type. */
  readonly usings: readonly Piece[];
  readonly namespaces: readonly Span[];
  readonly classes: readonly ScriptClass[];
  /** Types of which something is created. */
  readonly creations: readonly Piece[];
  readonly accesses: readonly Access[];
  readonly operationIds: readonly IdPiece[];
  readonly strings: readonly StringPiece[];
  /** Names of variables that hold a task which was not awaited. */
  readonly tasks: ReadonlySet<string>;
}
