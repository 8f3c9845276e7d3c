/** A partner with a connector and its mistakes: nothing but the package, and the advice that it gives. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { SAMPLES } from '../rules/sample.ts';
import { type FreshFolder, freshFolder, hasPackage } from './fresh-folder.ts';

/** Of the mistakes those that leave something behind to be corrected. */
const MADE = MISTAKES.filter(({ wrong }) => wrong !== '');

const CONNECTOR = 'certified-connectors/Fabrikam Parcels';

let folder: FreshFolder;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => folder.close());

const npx = (...args: string[]) => folder.run('npx', ['--no', '--', 'connector-reviewer', ...args]);

async function writeConnector(): Promise<void> {
  const { files } = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!;
  const spoilt = withMistakes(files, MADE);
  await folder.write(Object.fromEntries([...spoilt].map(([name, text]) => [`${CONNECTOR}/${name}`, text])));
}

/** What a person would do whom the verdict tells the line. */
async function mendByHand(): Promise<number> {
  let count = 0;
  for (const { file, right, wrong } of MADE) {
    const path = `${CONNECTOR}/${file}`;
    const text = await readFile(join(folder.path, path), 'utf8');
    if (!text.includes(wrong)) continue;
    await folder.write({ [path]: text.replace(wrong, () => right) });
    count++;
  }
  return count;
}

const script = hasPackage ? test : test.skip;

script('checks, lets be mended what can be, mends the rest by what is said, and is green', async () => {
  await writeConnector();
  const first = await npx('check', CONNECTOR);
  expect(first.code).toBe(1);
  expect(first.stdout).toMatch(/13:11 {2}error {2}The host is .* swagger\/host-valid/);
  const fixed = await npx('check', CONNECTOR, '--fix');
  expect(fixed.stdout).toMatch(/^Fixed 3 findings in .*\nFixed 1 finding in /);
  const rest = [...fixed.stdout.matchAll(/^ +\d+:\d+ +(?:error|warning) .* (\S+)$/gm)].map(([, rule]) => rule!);
  expect(await mendByHand()).toBe(rest.length);
  const explained = await npx('explain', rest[0]!);
  expect(explained.stdout).toMatch(/^Fix {2,}\S/m);
  expect(await npx('check', CONNECTOR)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✔/) });
});
