/** `new`: a connector to begin with, or one made from the definition of a service. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DEFAULT_FOLDERS, topFolderOf } from '../../config/defaults.ts';
import { valueAt } from '../../connector/pointer.ts';
import type { Kind } from '../../connector/types.ts';
import { plainLine } from '../../format/plain.ts';
import { wrap } from '../../format/wrap.ts';
import { plural } from '../../messages/markdown.ts';
import { PRODUCT } from '../../product/product.ts';
import { loadRules } from '../../rules/files/load.ts';
import { QUESTIONS, titleFault } from '../../scaffold/answers.ts';
import { type Converted, toSwagger } from '../../scaffold/openapi/convert.ts';
import { UnusableError } from '../../scaffold/openapi/plain.ts';
import { UsageError } from '../errors.ts';
import { type Answer, type Ask, answersFor } from '../input/answers.ts';
import { readDefinition } from '../input/openapi-file.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { makeConnector, type NewConnector } from '../make-connector.ts';

export interface NewOptions extends Partial<Record<Answer, string>> {
  readonly from?: string;
  readonly kind?: Kind;
  readonly output?: string;
  readonly yes?: boolean;
}

/**
 * Makes the connector's folder, and says what is left to do.
 * @param title left out: the definition's own @param ask null where nobody can be asked
 * @throws UsageError for names, answers and files that can't be used; nothing is written then
 */
export async function newConnector(
  title: string | undefined,
  options: NewOptions,
  io: Io,
  ask: Ask | null,
): Promise<ExitCode> {
  const { from, kind = kindAround(io.cwd), output, yes = false, ...given } = options;
  const converted = from === undefined ? null : convertedFrom(readDefinition(resolve(io.cwd, from), from), from);
  const name = titleOf(title, converted?.swagger);
  const folder = resolve(io.cwd, output ?? usualPlace(name, kind, io.cwd));
  if (existsSync(folder))
    throw new UsageError(`${folder} is there already`, 'Choose another title, or give a new folder with --output.');
  const { answers, open } = await answersFor(given, converted?.swagger, ask, yes);
  const made = makeConnector({ ...answers, title: name, kind }, converted, await loadRules());
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of made.files) writeFileSync(join(folder, file), text, { flag: 'wx' });
  tell(folder, open, made, io);
  return EXIT.clean;
}

function convertedFrom(document: unknown, from: string): Converted {
  try {
    return toSwagger(document);
  } catch (error) {
    if (!(error instanceof UnusableError)) throw error;
    throw new UsageError(`${from} can't be used: ${error.message}`, 'Give an OpenAPI 3 or Swagger 2.0 file.');
  }
}

function titleOf(given: string | undefined, swagger: unknown): string {
  const own = valueAt(swagger, '/info/title');
  const title = given ?? (typeof own === 'string' ? own.trim() : undefined);
  if (title === undefined)
    throw new UsageError('the title is missing', 'Give one: connector-reviewer new "Contoso Orders"');
  const fault = titleFault(title);
  if (fault === null) return title;
  throw new UsageError(
    `"${plainLine(title.slice(0, 100))}" can't be the title: ${fault}`,
    'Give the name that people know the product by: connector-reviewer new "Contoso Orders"',
  );
}

/** In a kind folder that kind; else a certified connector. */
function kindAround(cwd: string): Kind {
  const top = basename(cwd);
  return Object.hasOwn(DEFAULT_FOLDERS, top) ? (DEFAULT_FOLDERS[top] as Kind) : 'certified';
}

/** In a connectors repository the folder of its kind; elsewhere right here. */
function usualPlace(title: string, kind: Kind, cwd: string): string {
  const top = topFolderOf(kind);
  return existsSync(join(cwd, top)) ? join(top, title) : title;
}

function tell(folder: string, open: readonly Answer[], { files, losses, inspection }: NewConnector, io: Io): void {
  const { error, warning } = inspection.totals;
  const left = [
    ...(open.length > 0 ? [`Replace the placeholders: ${open.map((name) => QUESTIONS[name].called).join(', ')}.`] : []),
    ...losses.slice(0, MOST).map((loss) => `${loss.charAt(0).toUpperCase()}${loss.slice(1)}.`),
    ...(losses.length > MOST ? [`${losses.length - MOST} more parts of the definition found no place.`] : []),
    ...(error + warning > 0
      ? [`Mend ${plural(error, 'error')} and ${plural(warning, 'warning')} that check names.`]
      : []),
  ];
  const width = io.out.columns ?? 100;
  const lines = left.map((one) => `  - ${wrap(plainLine(one), width - 4).replaceAll('\n', '\n    ')}`);
  io.out.write(`Made ${plainLine(folder)} with ${[...files.keys()].join(', ')}.\n\n`);
  if (lines.length > 0) io.out.write(`Left to do:\n${lines.join('\n')}\n\n`);
  io.out.write(`Then check it: ${PRODUCT.command} check ${JSON.stringify(folder)}\n`);
}

/** Of the losses that are named one by one. */
const MOST = 20;
