/** What Swagger's own schema refuses is told of in whole words, whatever is wrong. */
import fc from 'fast-check';
import { Connector } from '../../src/connector/connector.ts';
import { type RunResult, runRules } from '../../src/rules/engine/run.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { SAMPLE } from '../rules/sample.ts';
import { RICH_SWAGGER } from './rich-swagger.ts';
import { mutationOf } from './swagger-mutations.ts';
import { brokenIn, isHeard, refusalsOf } from './swagger-oracle.ts';

const FOLDER = 'certified-connectors/Contoso Orders';
const rules = await loadRules();

function judged(document: unknown): RunResult {
  const files = [...SAMPLE].map(([name, text]) => {
    const bytes = Buffer.from(name === 'apiDefinition.swagger.json' ? JSON.stringify(document) : text);
    return { path: `${FOLDER}/${name}`, name, content: { size: bytes.length, bytes } };
  });
  return runRules(rules, new Connector(FOLDER, 'certified', files), 'new');
}

beforeAll(() => prepare(['script.csx']));

const known = new Set(judged(RICH_SWAGGER).findings.map(({ rule, pointer }) => `${rule} ${pointer}`));

it('the official schema takes what the mutations start from', () => {
  expect(refusalsOf(RICH_SWAGGER)).toEqual([]);
});

it('no mutation that the official schema refuses passes in silence, and no message is broken', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (numbers) => {
      const { document, place, what } = mutationOf(RICH_SWAGGER, () => numbers.next().value as number);
      const { findings, failures } = judged(document);
      expect(failures).toEqual([]);
      expect(brokenIn(findings)).toEqual([]);
      const refusals = refusalsOf(document);
      const fresh = findings.filter(({ rule, pointer }) => !known.has(`${rule} ${pointer}`));
      if (refusals.length > 0 && !isHeard(fresh, [place, ...refusals])) throw new Error(`silent: ${place} ${what}`);
    }),
    { numRuns: 400 },
  );
});
