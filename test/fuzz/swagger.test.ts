/** What Swagger's own schema refuses is told of in whole words, whatever is wrong. */
import fc from 'fast-check';
import { loadRules } from '../../src/rules/files/load.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { RICH_SWAGGER } from './rich-swagger.ts';
import { swaggerJudge } from './swagger-judge.ts';
import { mutationOf } from './swagger-mutations.ts';
import { refusalsOf } from './swagger-oracle.ts';

beforeAll(() => prepare(['script.csx']));

const complaintAbout = swaggerJudge(await loadRules());

it('the official schema takes what the mutations start from', () => {
  expect(refusalsOf(RICH_SWAGGER)).toEqual([]);
});

it('no mutation that the official schema refuses passes in silence, and no message is broken', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (numbers) => {
      expect(complaintAbout(mutationOf(RICH_SWAGGER, () => numbers.next().value as number))).toBeNull();
    }),
    { numRuns: 400 },
  );
});

it('hears of a mutation that no rule knows', () => {
  const nothing = swaggerJudge({ version: 'none', rules: [] });
  expect(nothing({ document: { ...RICH_SWAGGER, swagger: 2 }, place: '/swagger', what: 'becomes 2' })).toBe(
    "/swagger becomes 2: silent, though Swagger's schema refuses /swagger",
  );
});
