/** `npm run linear`: judges every expression of the project again, and keeps the judgements for the tests. */
import { type Attack, CHECKER, judge, writeJudged, written } from './checker.ts';
import { allExpressions } from './expressions.ts';

const linear: string[] = [];
const attacks: Record<string, Attack | null> = {};
for (const expression of [...new Set((await allExpressions()).map(written))].sort()) {
  const judgement = judge(expression);
  if (judgement === 'linear') linear.push(expression);
  else attacks[expression] = judgement;
}
writeJudged({ checker: CHECKER, linear, attacks });
console.log(`${linear.length} are linear; ${Object.keys(attacks).length} are not, and must be in bounded.ts:`);
for (const expression of Object.keys(attacks)) console.log(`  ${expression}`);
