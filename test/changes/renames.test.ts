/** A rename is one change: whatever is renamed, and wherever. */
import fc from 'fast-check';
import { compareConnectors } from '../../src/changes/compare.ts';
import { groupChanges } from '../../src/changes/group.ts';
import { connectorFrom, type Json, type Parts, publishedSamples, sampleParts } from './sample.ts';

const samples: readonly Parts[] = [sampleParts(), ...publishedSamples().map(({ doc }) => ({ ...sampleParts(), doc }))];

/** Does one rename, of the case of letters only or to a name that nothing else has. */
type Rename = (otherName: (name: string) => string) => void;

/** Everything in a document that has a name of its own, or is a value to be picked. */
function renamesIn(doc: Json): Rename[] {
  const renames: Rename[] = [];
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value.enum)) renames.push(...valuesIn(value.enum));
    if (value.in === 'query' || value.in === 'header') renames.push(nameOf(value));
    const properties = value.type === 'object' ? (value.properties ?? {}) : {};
    for (const name of Object.keys(properties)) renames.push(propertyOf(value, name));
    for (const inner of Object.values<Json>(value)) visit(inner);
  };
  for (const place of ['paths', 'parameters', 'definitions', 'responses']) visit(doc[place]);
  return renames;
}

function valuesIn(list: string[]): Rename[] {
  return list.map((value, index) => (other) => {
    list[index] = other(value);
  });
}

function nameOf(parameter: Json): Rename {
  return (other) => {
    parameter.name = other(parameter.name);
  };
}

function propertyOf(schema: Json, name: string): Rename {
  return (other) => {
    const now = (one: string) => (one === name ? other(one) : one);
    const entries = Object.entries(schema.properties).map(([one, value]) => [now(one), value]);
    schema.properties = Object.fromEntries(entries);
    if (schema.required) schema.required = schema.required.map(now);
  };
}

const otherCase = (name: string) => (name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase());
const otherName = (name: string) => `${name}Anew`;

test('each rename is exactly one change, and none where nothing uses what is renamed', () => {
  const picks = fc.record({
    sample: fc.constantFrom(...samples),
    at: fc.nat(10_000),
    how: fc.constantFrom(otherCase, otherName),
  });
  const seen = new Set<string>();
  fc.assert(
    fc.property(picks, ({ sample, at, how }) => {
      const parts = structuredClone(sample);
      const renames = renamesIn(parts.doc);
      renames[at % renames.length]!(how);
      const groups = groupChanges(compareConnectors(connectorFrom(sample), connectorFrom(parts)));
      for (const { kind } of groups) seen.add(kind);
      expect(groups.map(({ kind }) => kind)).toEqual(groups.length === 0 ? [] : [expect.stringMatching(/-renamed$/)]);
    }),
    { numRuns: 400 },
  );
  expect([...seen].sort()).toEqual(['enum-value-renamed', 'parameter-renamed', 'property-renamed']);
});

test('what only shares its type is not a rename: a removal and an addition are told', () => {
  const parts = sampleParts();
  const { properties } = parts.doc.definitions.NewOrder;
  delete properties.note;
  properties.gift = { type: 'string', title: 'Gift', description: 'Whether the order is packed as a gift.' };
  const kinds = groupChanges(compareConnectors(connectorFrom(sampleParts()), connectorFrom(parts))).map(
    ({ kind }) => kind,
  );
  expect(kinds.sort()).toEqual(['body-property-added', 'body-property-removed']);
});

test('of several that it could be, none is taken', () => {
  const base = sampleParts();
  const head = sampleParts();
  const day = { type: 'string', description: 'A day.' };
  Object.assign(base.doc.definitions.NewOrder.properties, { from: day, to: day });
  Object.assign(head.doc.definitions.NewOrder.properties, { begin: day });
  const kinds = groupChanges(compareConnectors(connectorFrom(base), connectorFrom(head))).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['body-property-added', 'body-property-removed']);
});
