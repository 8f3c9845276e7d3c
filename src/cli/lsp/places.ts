/** Findings at the places where an editor shows them. Pure. */
import { join } from 'node:path';
import type { Range, TextEdit } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import { fileInRepository, isInPackage, nameOfFile } from '../../connector/package/files.ts';
import { SourceText } from '../../connector/source.ts';
import type { FileSet } from '../../connector/types.ts';
import { WEIGHT } from '../../rules/findings/findings.ts';
import type { Finding } from '../../rules/findings/types.ts';
import { textShown } from './files.ts';
import type { Edits, Found, FoundInFile, Task } from './task.ts';

/** An editor shows no more of a file, and to put tens of thousands into words takes longer than to find them. */
const MOST = 1_000;

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The findings by the file on the disk that they are shown in; of each file the weightiest. */
export function placed(findings: readonly Finding[], task: Task, files: FileSet): Map<string, FoundInFile> {
  const byFile = new Map<string, Finding[]>();
  const stead = standIn(files);
  for (const finding of findings) {
    const own = fileInRepository(finding.file);
    getOrInsert(byFile, files.has(own) || stead === null ? own : stead, () => []).push(finding);
  }
  return new Map(
    [...byFile].map(([path, all]) => {
      const chosen = [...all].sort((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity]).slice(0, MOST);
      const text = new ShownText(path, task, files);
      return [
        onDisk(path, task),
        { found: chosen.map((one) => foundIn(one, path, text)), leftOut: all.length - chosen.length },
      ];
    }),
  );
}

/** Where a file is missing, that is shown in the definition, or in whatever file there is. */
function standIn(files: FileSet): string | null {
  const paths = [...files.keys()].filter((path) => !path.toLowerCase().endsWith('.zip'));
  return paths.find((path) => /\.swagger\.json$/i.test(path)) ?? paths.sort()[0] ?? null;
}

function foundIn(finding: Finding, path: string, text: ShownText): Found {
  const { rule, severity, message, docs, see } = finding;
  const elsewhere = isInPackage(finding.file) || finding.file !== path;
  const said = `${elsewhere ? `${nameOfFile(finding.file)}: ` : ''}${message}${see ? ` ${see}` : ''}`;
  if (elsewhere) return { rule, severity, message: said, docs, range: START, fix: null };
  return { rule, severity, message: said, docs, range: text.range(finding), fix: fixFor(finding, text) };
}

/** A byte-order mark is not in an editor's text: only saving in another encoding takes it away. */
function fixFor({ fix }: Finding, text: ShownText): readonly TextEdit[] | null {
  if (!fix || fix.edits.some(({ start }) => start < 0)) return null;
  return fix.edits.map(({ start, end, text: newText }) => ({ range: text.span(start, end), newText }));
}

/** A text as an editor counts it: a lone carriage return ends a line there, and a byte-order mark may have been sent as text. */
class ShownText {
  readonly #source: SourceText | null;
  readonly #document: TextDocument | null;
  readonly #shift: number;

  constructor(path: string, task: Task, files: FileSet) {
    const bytes = files.get(path)?.bytes;
    const text = textShown(path, task, files);
    this.#source = bytes ? SourceText.decode(bytes) : null;
    this.#document = text === null ? null : TextDocument.create('', '', 0, text);
    this.#shift = text?.startsWith('\uFEFF') ? 1 : 0;
  }

  range({ line, column, endLine, endColumn }: Finding): Range {
    const starts = this.#source?.lineStarts;
    if (!starts) return START;
    return this.span((starts[line - 1] ?? 0) + column - 1, (starts[endLine - 1] ?? 0) + endColumn - 1);
  }

  span(start: number, end: number): Range {
    const at = (offset: number) => this.#document?.positionAt(offset + this.#shift) ?? START.start;
    return { start: at(start), end: at(end) };
  }
}

/** The edits that lead from one state of the files to another, each file's as one. */
export function editsBetween(task: Task, before: FileSet, after: FileSet): Edits {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [path, { bytes }] of after) {
    const old = textShown(path, task, before);
    if (old === null || !bytes || bytes === before.get(path)?.bytes) continue;
    const mark = old.startsWith('\uFEFF') ? '\uFEFF' : '';
    const edit = difference(old, mark + SourceText.decode(bytes).text);
    if (edit) edits.set(onDisk(path, task), [edit]);
  }
  return edits;
}

function difference(old: string, now: string): TextEdit | null {
  if (old === now) return null;
  const shorter = Math.min(old.length, now.length);
  let before = 0;
  while (before < shorter && old[before] === now[before]) before++;
  let after = 0;
  while (after < shorter - before && old[old.length - 1 - after] === now[now.length - 1 - after]) after++;
  // No edit begins or ends within a line end.
  if (old[before - 1] === '\r') before--;
  if (old[old.length - after] === '\n' && after > 0) after--;
  const document = TextDocument.create('', '', 0, old);
  const range = { start: document.positionAt(before), end: document.positionAt(old.length - after) };
  return { range, newText: now.slice(before, now.length - after) };
}

/** The path is of a file that was read from below the folder, or that should be there. */
function onDisk(path: string, { target: { directory, folder } }: Task): string {
  return join(directory, path.slice(folder.length + 1));
}
