/** What `new` has to know: by option, from the service's definition, or by asking. */
import { isObject, valueAt } from '../../connector/pointer.ts';
import { type Answers, PLACEHOLDERS, QUESTIONS } from '../../scaffold/answers.ts';
import { UsageError } from '../errors.ts';

export type Answer = keyof typeof QUESTIONS;

/** Asks a person; the answer is one line. */
export type Ask = (question: string) => Promise<string>;

const NAMES = Object.keys(QUESTIONS) as Answer[];

export interface Answered {
  readonly answers: Omit<Answers, 'title' | 'kind'>;
  /** Answered by a placeholder. */
  readonly open: readonly Answer[];
}

/**
 * @param given by options @param document the service's definition in Swagger 2.0; left out if there is none
 * @param ask null: nobody is there to be asked @param mayGuess placeholders may stand for what is missing
 * @throws UsageError for options that are no answers, and for what is missing
 */
export async function answersFor(
  given: Partial<Record<Answer, string>>,
  document: unknown,
  ask: Ask | null,
  mayGuess: boolean,
): Promise<Answered> {
  for (const name of NAMES) mustBeAnswer(name, given[name]);
  const known: Partial<Record<Answer, string>> = { ...foundIn(document), ...given };
  const missing = NAMES.filter((name) => known[name] === undefined);
  if (mayGuess) return { answers: { ...PLACEHOLDERS, ...known }, open: missing };
  if (missing.length > 0 && !ask)
    throw new UsageError(
      `${missing.map((name) => QUESTIONS[name].option).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      'Give them, or --yes for placeholders that you replace later. On a terminal they are asked for.',
    );
  for (const name of missing) known[name] = await askFor(name, ask as Ask);
  return { answers: { ...PLACEHOLDERS, ...known }, open: [] };
}

function mustBeAnswer(name: Answer, text: string | undefined): void {
  const { option, isAnswer, rather } = QUESTIONS[name];
  if (text !== undefined && !isAnswer(text)) throw new UsageError(`${option} is wrong`, `Give ${rather}.`);
}

async function askFor(name: Answer, ask: Ask): Promise<string> {
  const { ask: question, isAnswer, rather } = QUESTIONS[name];
  let text = (await ask(`${question}: `)).trim();
  while (!isAnswer(text)) text = (await ask(`  That should be ${rather}: `)).trim();
  return text;
}

/** What the definition itself says. */
function foundIn(document: unknown): Partial<Record<Answer, string>> {
  if (!isObject(document)) return {};
  const candidates: Partial<Record<Answer, unknown>> = {
    description: valueAt(document, '/info/description'),
    supportEmail: valueAt(document, '/info/contact/email'),
    website: valueAt(document, '/info/contact/url'),
    host: valueAt(document, '/host'),
  };
  const found = NAMES.flatMap((name) => {
    const text = candidates[name];
    const line = typeof text === 'string' ? text.trim().replaceAll(/\s+/g, ' ').slice(0, 500) : '';
    return QUESTIONS[name].isAnswer(line) ? [[name, line] as const] : [];
  });
  return Object.fromEntries(found);
}
