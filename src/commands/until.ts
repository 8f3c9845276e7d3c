/** `until 2026-12-31` at the end of a line. */
import { type Taken, wrong } from './arguments.ts';
import type { Wrong } from './types.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `until` and what looks like a date: words after it are a reason (`until the service has moved`). */
const UNTIL = /\suntil\s+(\S{1,20}(?:\s+\S{1,20}){0,2})$/i;

/**
 * The last day something holds, and the text before it; null where no day is named. What has a number in it but is no
 * day is wrong, and so is a day that is over: nobody means that.
 */
export function takeUntil(text: string, saidAt: string): Taken<string | null> | Wrong {
  const match = UNTIL.exec(` ${text}`);
  const words = match?.[1]?.replace(/[.!]$/, '') ?? '';
  if (!match || !/\d/.test(words)) return { value: null, rest: text };
  const day = dayOf(words);
  if (day === null) return wrong('no-date', words);
  if (day < saidAt.slice(0, 10)) return wrong('past-date', words);
  return { value: day, rest: text.slice(0, Math.max(0, match.index - 1)).trim() };
}

/** `2026-12-31`, `31 December 2026`, `Dec 31, 2026`. Not `12/11/2026`, which people read in two ways. */
function dayOf(words: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words) ?? [];
  if (year) return real(year, Number(month), Number(day));
  const [, dayFirst, nameSecond, yearA] = /^(\d{1,2})\.? ([a-z]+),? (\d{4})$/i.exec(words) ?? [];
  if (yearA) return real(yearA, monthOf(nameSecond as string), Number(dayFirst));
  const [, nameFirst, daySecond, yearB] = /^([a-z]+) (\d{1,2}),? (\d{4})$/i.exec(words) ?? [];
  return yearB ? real(yearB, monthOf(nameFirst as string), Number(daySecond)) : null;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** The day, if the calendar has it: there is no 31 February. */
function real(year: string, month: number, day: number): string | null {
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const iso = date.toISOString().slice(0, 10);
  return iso === `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` ? iso : null;
}
