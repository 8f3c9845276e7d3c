/** The titles of a repository's connectors, read from the beginnings of their definitions. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { WELL_KNOWN } from '../connector/connector.ts';
import { titleIn } from '../connector/normalised-title.ts';
import { valueAt } from '../connector/pointer.ts';
import type { Kind } from '../connector/types.ts';
import type { OtherTitle } from '../rules/engine/check.ts';

/** Nearly every definition begins with its `info`. */
const BEGINNING = 2_048;

/** Titles by folder; what can't be read has none. Blocking calls: a thousand small reads are twice as quick so. */
export function readTitles(root: string, folders: Readonly<Record<string, Kind>>): OtherTitle[] {
  const buffer = Buffer.alloc(BEGINNING);
  return Object.entries(folders).flatMap(([top, kind]) =>
    foldersIn(join(root, top)).flatMap((name): OtherTitle[] => {
      const title = titleOf(join(root, top, name), buffer);
      return title === null ? [] : [{ folder: `${top}/${name}`, kind, title }];
    }),
  );
}

function foldersIn(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  } catch {
    return [];
  }
}

function titleOf(directory: string, buffer: Buffer): string | null {
  const file = join(directory, WELL_KNOWN.swagger);
  try {
    const title = titleIn(beginningOf(file, buffer));
    return title === undefined ? titleInWhole(file) : title;
  } catch {
    return null;
  }
}

function beginningOf(file: string, buffer: Buffer): string {
  const descriptor = openSync(file, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

function titleInWhole(file: string): string | null {
  const root: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const title = valueAt(root, '/info/title');
  return typeof title === 'string' ? title : null;
}
