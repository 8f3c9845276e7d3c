/** A list may be as long as a partner likes: as the arguments of a call, some hundred thousand of them end it where the stack ends. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connector } from '../../src/connector/connector.ts';
import { fileSet } from '../review/model.ts';

const SRC = join(import.meta.dirname, '..', '..', 'src');

/** Calls of these with a list spread out, in folders where lists come from outside. */
const SPREAD =
  /(?:\.(?:push|unshift|concat|splice)|Math\.(?:min|max)|fromCharCode|fromCodePoint)\((?:[^(){}]*,)?\s*\.\.\.[\w(].*/g;

/** Of lists that are ours. */
const OF_OURS: readonly string[] = [
  'Math.max(0, ...rules.map(({ id }) => id.length));',
  'Math.min(...parts.map((part) => distance(word, part)));',
];

const OWN_LISTS = /^(?:simulator|demo|github|redis|app)\b/;

it('no list from outside is spread out as arguments', () => {
  const found = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !OWN_LISTS.test(name))
    .flatMap((name) => readFileSync(join(SRC, name), 'utf8').match(SPREAD) ?? []);
  expect(found.sort()).toEqual(OF_OURS);
});

it('a list of 200,000 parameters is read', () => {
  const parameters = Array.from({ length: 200_000 }, () => ({}));
  const swagger = JSON.stringify({ paths: { '/a': { parameters, get: { parameters } } } });
  const files = fileSet('certified-connectors/X', new Map([['apiDefinition.swagger.json', swagger]]));
  const list = [...files].map(([path, content]) => ({ path, name: path.split('/').at(-1) as string, content }));
  const connector = new Connector('certified-connectors/X', 'certified', list);
  expect(connector.api?.operations[0]?.parameters.length).toBeGreaterThanOrEqual(200_000);
});
