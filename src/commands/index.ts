/** All commands, in the order of the help. */
import { acknowledge } from './acknowledge.ts';
import { assign } from './assign.ts';
import { close } from './close.ts';
import { confirm } from './confirm.ts';
import { done } from './done.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { hold } from './hold.ts';
import { recheck } from './recheck.ts';
import { releaseTag } from './release-tag.ts';
import { stage } from './stage.ts';
import { tested } from './tested.ts';
import type { Command } from './types.ts';
import { unhold } from './unhold.ts';
import { unwaive } from './unwaive.ts';
import { waive } from './waive.ts';

export const COMMANDS: readonly Command[] = [
  ...[help, explain, recheck, tested, done, releaseTag, confirm, acknowledge, hold, unhold, close],
  ...[stage, assign, waive, unwaive],
];

const BY_NAME: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.name, command]));

export function commandNamed(name: string): Command | null {
  return BY_NAME.get(name) ?? null;
}

/** The command that a slip of one letter, or two letters changed round, would make of it; null if there is none. */
export function meantBy(name: string): Command | null {
  return name.length < 4 ? null : (COMMANDS.find((command) => isSlip(name, command.name)) ?? null);
}

/** One letter more, less or other, or two neighbours the other way round. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
