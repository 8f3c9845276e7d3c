import fc from 'fast-check';
import { compareConnectors } from '../../src/changes/compare.ts';
import { MUTATIONS } from './mutations.ts';
import { type Dice, REWRITES, reordered } from './rewrite.ts';
import { connectorFrom, type Parts, publishedSamples, sampleParts, told } from './sample.ts';

const seeds = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 40, maxLength: 40 });

function diceFrom(numbers: readonly number[]): Dice {
  let at = 0;
  return () => numbers[at++ % numbers.length]!;
}

const layouts = fc.constantFrom<(value: unknown) => string>(
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, '\t'),
  (value) => `\uFEFF${JSON.stringify(value, null, 4).replaceAll('\n', '\r\n')}\r\n`,
);

const samples: readonly Parts[] = [sampleParts(), ...publishedSamples().map(({ doc }) => ({ ...sampleParts(), doc }))];
const rewrites = fc.subarray(Object.keys(REWRITES) as (keyof typeof REWRITES)[]);

test('a connector is no different from itself', () => {
  for (const sample of samples)
    expect(told(compareConnectors(connectorFrom(sample), connectorFrom(sample)))).toEqual([]);
});

test('however it is laid out, ordered, and wherever its parts are declared, it is the same connector', () => {
  fc.assert(
    fc.property(fc.constantFrom(...samples), seeds, layouts, rewrites, (sample, numbers, layout, names) => {
      const dice = diceFrom(numbers);
      const doc = names.reduce((one, name) => REWRITES[name](one, dice), sample.doc);
      const again = { ...sample, doc, props: reordered(sample.props, dice) };
      expect(told(compareConnectors(connectorFrom(sample), connectorFrom(again, layout)))).toEqual([]);
      expect(told(compareConnectors(connectorFrom(again, layout), connectorFrom(sample)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a single change is told alike however the head is laid out and ordered', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MUTATIONS), seeds, layouts, ([, mutate, expected], numbers, layout) => {
      const parts = sampleParts();
      mutate(parts);
      const dice = diceFrom(numbers);
      const again = { ...parts, doc: reordered(parts.doc, dice), props: reordered(parts.props, dice) };
      const changes = told(compareConnectors(connectorFrom(sampleParts()), connectorFrom(again, layout)));
      expect(changes).toEqual([...expected].sort());
    }),
    { numRuns: 200 },
  );
});

test('whatever JSON stands there, comparing throws nothing', () => {
  const broken = fc.tuple(fc.nat(2 ** 20), fc.jsonValue()).map(([at, value]) => {
    const parts = sampleParts();
    const places: [Record<string, unknown>, string][] = [];
    const visit = (one: unknown): void => {
      if (typeof one !== 'object' || one === null) return;
      for (const key of Object.keys(one)) {
        places.push([one as Record<string, unknown>, key]);
        visit((one as Record<string, unknown>)[key]);
      }
    };
    visit(parts.doc);
    visit(parts.props);
    const [owner, key] = places[at % places.length]!;
    owner[key] = value;
    return connectorFrom(parts);
  });
  const good = connectorFrom(sampleParts());
  fc.assert(
    fc.property(broken, (connector) => {
      compareConnectors(good, connector);
      compareConnectors(connector, good);
    }),
    { numRuns: 500 },
  );
});

test('definitions that refer to each other in every way are compared in little time', () => {
  const names = Array.from({ length: 60 }, (_, index) => `D${index}`);
  const clique = (extra: object) => {
    const parts = sampleParts();
    parts.doc.definitions = Object.fromEntries(
      names.map((name) => [
        name,
        {
          type: 'object',
          properties: {
            ...Object.fromEntries(names.map((other) => [other, { $ref: `#/definitions/${other}` }])),
            ...extra,
          },
        },
      ]),
    );
    parts.doc.paths = {
      '/': {
        get: { operationId: 'Get', responses: { 200: { description: '', schema: { $ref: '#/definitions/D0' } } } },
      },
    };
    return connectorFrom(parts);
  };
  expect(compareConnectors(clique({ old: { type: 'string' } }), clique({})).length).toBeGreaterThan(0);
});
