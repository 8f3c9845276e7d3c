/** Reads a script: one walk over its syntax tree that notes what rules ask for. */
import { DECLARATIONS } from './declarations.ts';
import type { Piece, ScriptFacts } from './facts.ts';
import { type Noter, type Notes, pieceOf } from './notes.ts';
import { parseCSharp } from './parser.ts';
import { USES } from './uses.ts';

const NOTERS: Readonly<Record<string, Noter>> = { ...DECLARATIONS, ...USES };

/** Script directives, which the grammar does not know: read as comments of the same length. */
const DIRECTIVE = /^([ \t]*)#(?=r\b|load\b)(.)/gm;

/** The facts of a script; null where it can't be read as C#. Offsets are those of the text. */
export function readScript(text: string): ScriptFacts | null {
  const commented = text.replace(DIRECTIVE, '$1//');
  const tree = parseCSharp(commented);
  if (!tree) return null;
  const notes: Notes = {
    text,
    usings: [],
    namespaces: [],
    classes: [],
    creations: [],
    accesses: [],
    operationIds: [],
    strings: [],
    tasks: new Set(),
  };
  const directives: Piece[] = [];
  try {
    const cursor = tree.walk();
    for (;;) {
      const type = cursor.nodeType;
      if (type === 'comment' && text[cursor.startIndex] === '#') directives.push(pieceOf(text, cursor.currentNode));
      else NOTERS[type]?.(cursor.currentNode, notes);
      if (cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return { ...notes, directives };
    }
  } finally {
    tree.delete();
  }
}
