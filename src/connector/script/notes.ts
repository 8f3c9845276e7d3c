/** What is noted while a syntax tree is walked, and how nodes become pieces of text. */
import type { Node } from '@vscode/tree-sitter-wasm';
import type { Span } from '../types.ts';
import type { Access, IdPiece, Piece, ScriptClass, StringPiece } from './facts.ts';

/** Longer receivers and types are cut: no rule needs more, and chains of calls would cost their square. */
const MAX_TEXT = 300;

export interface Notes {
  /** The whole script. */
  readonly text: string;
  readonly usings: Piece[];
  readonly namespaces: Span[];
  readonly classes: ScriptClass[];
  readonly creations: Piece[];
  readonly accesses: Access[];
  readonly operationIds: IdPiece[];
  readonly strings: StringPiece[];
  readonly tasks: Set<string>;
}

/** What is noted at nodes of one type. */
export type Noter = (node: Node, notes: Notes) => void;

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function pieceOf(text: string, node: Node): Piece {
  return { ...spanOf(node), text: text.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + MAX_TEXT)) };
}

/** A node's text without blanks; of long ones the end. */
export function plain(text: string, node: Node | null): string {
  if (!node) return '';
  return text.slice(Math.max(node.startIndex, node.endIndex - MAX_TEXT), node.endIndex).replaceAll(/\s+/g, '');
}
