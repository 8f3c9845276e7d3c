/** `npm run fuzz -- --seed N --runs N [--first N]`: spoilt connectors on their whole way; ends with 1 if anything is wrong. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    runs: { type: 'string', default: '20000' },
    first: { type: 'string', default: '0' },
  },
});
const [seed, runs, first] = [values.seed, values.runs, values.first].map(Number) as [number, number, number];
console.log(`seed ${seed}, ${runs} runs from ${first}`);
const start = performance.now();
let wrong = 0;
for await (const complaints of fuzz(seed, first, runs)) {
  for (const { run, oracle, words } of complaints) {
    wrong++;
    console.log(`\n${oracle}: ${words}\n  again: npm run fuzz -- --seed ${seed} --first ${run} --runs 1`);
  }
}
console.log(`${runs} runs, ${wrong} complaints, ${((performance.now() - start) / 1000).toFixed(0)} s`);
process.exitCode = wrong === 0 ? 0 : 1;
