/** Asks whoever sits at the terminal. */
import { createInterface } from 'node:readline';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Ask } from './answers.ts';

/**
 * Runs what may have to ask; it is handed null where nobody sits there: input and questions are both for people only.
 * What is typed ahead is kept for the next question.
 */
export async function withSomebodyToAsk<T>({ input, err }: Io, work: (ask: Ask | null) => Promise<T>): Promise<T> {
  if (!input?.isTTY || !err.isTTY) return work(null);
  const lines = createInterface({ input, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  const ask: Ask = async (question) => {
    err.write(question);
    const { value, done } = await typed.next();
    if (done)
      throw new UsageError('the input ended before the last answer', 'Answer all questions, or give the options.');
    return value;
  };
  try {
    return await work(ask);
  } finally {
    lines.close();
  }
}
