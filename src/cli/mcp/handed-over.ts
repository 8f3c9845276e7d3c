/** Texts that are not on the disk yet: they are checked in a folder that is gone afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_BYTES } from '../../connector/json/document.ts';
import { UsageError } from '../errors.ts';

const MOST = 20;

/** Names of files right in a connector's folder. */
const NAME = /^[\w][\w .-]{0,99}$/;

/**
 * Works in a folder with these texts.
 * @param texts by the names that they will have @param work is handed the connector's folder
 * @throws UsageError for names that lead elsewhere, and for what is too large
 */
export async function withTexts<T>(
  texts: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const entries = Object.entries(texts);
  const wrong = entries.find(([name]) => !NAME.test(name));
  if (wrong || entries.length > MOST)
    throw new UsageError(
      wrong
        ? `${JSON.stringify(wrong[0].slice(0, 100))} can't be a file of a connector`
        : `${entries.length} texts are too many`,
      `Hand over at most ${MOST} texts, by plain names such as apiDefinition.swagger.json.`,
    );
  if (entries.some(([, text]) => text.length > MAX_BYTES))
    throw new UsageError('a text is too large', 'Write the file to the disk and give its path.');
  const top = mkdtempSync(join(tmpdir(), 'connector-'));
  try {
    const folder = join(top, 'Connector');
    mkdirSync(folder);
    for (const [name, text] of entries) writeFileSync(join(folder, name), text);
    return await work(folder);
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}
