/** The texts that code frames are cut from; keys in them are hidden, with everything in its place. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { covered, secretsOf, starred } from '../checks/security/find.ts';
import { isWorthReading } from '../connector/read.ts';
import { SourceText } from '../connector/source.ts';
import type { FileSet } from '../connector/types.ts';
import type { Target } from './targets.ts';

type TextOf = (file: string) => SourceText | null;

/** Nobody wants to see the lines of a picture. */
const TEXT = /\.(?:json|md|csx|cs)$/i;

/** Reads texts from the disk when they are asked for. */
export function textsOnDisk(targets: readonly Target[]): TextOf {
  const directories = new Map(targets.map(({ shown, directory }) => [shown, directory]));
  return keepingLast((file) => read(file, directories));
}

/** Texts out of a set of files. */
export function textsAmong(files: FileSet): TextOf {
  return keepingLast((file) => {
    const bytes = TEXT.test(file) ? files.get(file)?.bytes : null;
    return bytes ? shown(bytes) : null;
  });
}

/** Findings come file by file. */
function keepingLast(textOf: TextOf): TextOf {
  let last: { readonly file: string; readonly text: SourceText | null } | null = null;
  return (file) => {
    if (last?.file !== file) last = { file, text: textOf(file) };
    return last.text;
  };
}

/** @param directories of connectors, by their folder as it is shown: one segment of a path, or two */
function read(file: string, directories: ReadonlyMap<string, string>): SourceText | null {
  if (!TEXT.test(file)) return null;
  const segments = file.split('/');
  for (const length of [2, 1]) {
    const directory = directories.get(segments.slice(0, length).join('/'));
    const path = directory && join(directory, ...segments.slice(length));
    const size = path ? statSync(path, { throwIfNoEntry: false })?.size : undefined;
    if (path && size !== undefined) return isWorthReading(path, size) ? shown(readFileSync(path)) : null;
  }
  return null;
}

function shown(bytes: Uint8Array): SourceText {
  const source = SourceText.decode(bytes);
  const secrets = secretsOf(source);
  return secrets.length === 0 ? source : SourceText.decode(Buffer.from(covered(source.text, secrets, starred)));
}
