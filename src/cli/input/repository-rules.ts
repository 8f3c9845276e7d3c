/** Says which of the repository's own rule files are left out, as the App does in its summary. */
import { plainLine } from '../../format/plain.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import type { Output } from '../io.ts';

export function tellLeftOut({ own }: RuleSet, err: Output): void {
  if (!own || own.leftOut.length === 0) return;
  for (const fault of own.leftOut) err.write(`connector-reviewer: ${plainLine(fault)}\n`);
  err.write('  These rules of the repository are left out; all others hold. Correct these lines.\n');
}
