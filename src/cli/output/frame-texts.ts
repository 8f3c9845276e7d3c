/** The texts that code frames are cut from; keys in them are hidden, with everything in its place. */
import { covered, secretsOf, starred } from '../../checks/security/find.ts';
import { SourceText } from '../../connector/source.ts';
import type { FileSet } from '../../connector/types.ts';
import type { Report } from '../../format/report.ts';

/** Nobody wants to see the lines of a picture. */
const TEXT = /\.(?:json|md|csx|cs)$/i;

/** Texts out of a set of files. The last is kept: findings come file by file. */
export function textsAmong(files: FileSet): Report['textOf'] {
  let last: { readonly file: string; readonly text: SourceText | null } | null = null;
  return (file) => {
    if (last?.file !== file) last = { file, text: textIn(files, file) };
    return last.text;
  };
}

function textIn(files: FileSet, file: string): SourceText | null {
  const bytes = TEXT.test(file) ? files.get(file)?.bytes : null;
  return bytes ? shown(bytes) : null;
}

function shown(bytes: Uint8Array): SourceText {
  const source = SourceText.decode(bytes);
  const secrets = secretsOf(source);
  return secrets.length === 0 ? source : SourceText.decode(Buffer.from(covered(source.text, secrets, starred)));
}
