/** `npm run chaos -- --seed N [--seeds N] [--steps N] [--instances N] [--redis]`: ends with 1 if anything is wrong. */
import { parseArgs } from 'node:util';
import { runChaos } from './chaos.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    seeds: { type: 'string', default: '1' },
    steps: { type: 'string', default: '80' },
    instances: { type: 'string', default: '1' },
    redis: { type: 'boolean', default: false },
    script: { type: 'boolean', default: false },
  },
});
const { redis } = values;
const [first, seeds, steps, instances] = [values.seed, values.seeds, values.steps, values.instances].map(Number) as [
  ...[number, number, number, number],
];
let bad = 0;
for (let seed = first; seed < first + seeds; seed++) {
  const start = performance.now();
  const { wrong, struck, figures, script, log } = await runChaos({ seed, steps, instances, redis });
  const told = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ');
  const verdict = wrong.length === 0 ? 'all is right' : `${wrong.length} wrong`;
  console.log(`seed ${seed}: ${verdict} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  console.log(`  ${told(figures)}\n  ${told(struck)}`);
  if (values.script || wrong.length > 0)
    for (const { step, pull, words } of script) console.log(`    ${step} ${pull === null ? '' : `#${pull} `}${words}`);
  for (const what of wrong) console.log(`  WRONG ${what}`);
  if (wrong.length === 0) continue;
  bad++;
  const how = `--steps ${steps} --instances ${instances}${redis ? ' --redis' : ''}`;
  console.log(`  the instances' log: ${log}\n  again: npm run chaos -- --seed ${seed} ${how}`);
}
process.exitCode = bad === 0 ? 0 : 1;
