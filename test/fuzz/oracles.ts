/** What must hold for every case, whatever it is made of. */
import { SourceText } from '../../src/connector/source.ts';
import type { Finding } from '../../src/rules/findings/types.ts';
import type { FuzzCase } from './case.ts';
import type { Judged } from './judge.ts';

/** What is wrong, in words; null where nothing is. */
export type Oracle = (fuzzCase: FuzzCase, judged: Judged) => string | null;

/** What a value looks like that was put into words without having any. */
const NO_WORDS = /.{0,60}(?:undefined|\[object|\[native code\]|\bNaN\b).{0,60}/;

const nothingThrows: Oracle = (_, { inspection }) => {
  const [failure] = inspection.failures;
  return failure ? `${failure.rule} threw at a ${failure.where}: ${failure.error.stack}` : null;
};

const allIsSaidInWords: Oracle = (_, { words }) => {
  for (const text of words) {
    const found = NO_WORDS.exec(text);
    if (found) return `no words: ${found[0]}`;
  }
  return null;
};

const everyPlaceIsInItsFile: Oracle = ({ head }, { findings }) => {
  const texts = new Map<string, SourceText>();
  for (const finding of findings) {
    const bytes = head.get(finding.file)?.bytes;
    const text = texts.get(finding.file) ?? (bytes ? SourceText.decode(bytes) : null);
    if (text) texts.set(finding.file, text);
    if (!isWithin(finding, text))
      return `${finding.rule} points out of ${finding.file}: line ${finding.line}:${finding.column}–${finding.endLine}:${finding.endColumn}`;
  }
  return null;
};

/** A file that is not there, or was not read, has one line. */
function isWithin({ line, column, endLine, endColumn }: Finding, text: SourceText | null): boolean {
  const inLine = (at: number, wanted: number) =>
    at >= 1 && at <= (text?.lineStarts.length ?? 1) && wanted >= 1 && wanted <= (text?.line(at).length ?? 0) + 1;
  const forwards = endLine > line || (endLine === line && endColumn >= column);
  return forwards && inLine(line, column) && inLine(endLine, endColumn);
}

/** `constructor` is a key like any other: no table and no document is asked for it that does not have it itself. */
const keysAreOwn: Oracle = (_, { inherited }) =>
  inherited.length === 0 ? null : `looked up in a prototype: ${inherited.join(', ')}`;

export const ORACLES: Readonly<Record<string, Oracle>> = {
  keysAreOwn,
  nothingThrows,
  allIsSaidInWords,
  everyPlaceIsInItsFile,
};
