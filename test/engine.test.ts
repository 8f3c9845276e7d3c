import { execFileSync } from 'node:child_process';
import { flagsFor } from '../src/engine.ts';

test('every flag that is set is one that this engine knows: it would complain on the terminal of everyone who checks', () => {
  const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  const known = flagsFor(process.versions.v8).map((flag) => options.includes(`${flag.split('=')[0]} (`));
  expect(known).not.toEqual([]);
  expect(known).not.toContain(false);
});

test('only the engine of Node 20 is told to wait with its optimising compiler: later ones have no such flag', () => {
  const isPatient = (version: string) => flagsFor(version).some((flag) => flag.startsWith('--interrupt-budget='));
  expect(isPatient('11.3.244.8-node.33')).toBe(true);
  expect(isPatient('12.4.254.21-node.33')).toBe(false);
  expect(isPatient('13.6.233.17-node.50')).toBe(false);
});
