/** A file on one line, as long as may be, with a mistake in each of twenty thousand members. */
import { inspect } from '../../src/review/inspect/inspect.ts';
import { loadRules } from '../../src/rules/files/load.ts';

export const COUNT = 20_000;
export const PATH = 'certified-connectors/Contoso/apiDefinition.swagger.json';

export const rules = await loadRules();

export function file(count: number, first = 'x'): Uint8Array {
  const properties = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `p${n}`,
      { type: n === 0 ? first : 'strin', title: '', description: ' recieve' },
    ]),
  );
  const schema = { type: 'object', properties };
  const operation = { operationId: 'A', responses: { 200: { description: 'OK', schema } } };
  return Buffer.from(JSON.stringify({ swagger: '2.0', info: { title: 'A' }, paths: { '/a': { get: operation } } }));
}

export function inspected(head: Uint8Array, base: Uint8Array | null) {
  const fileSet = (bytes: Uint8Array) => new Map([[PATH, { size: bytes.length, bytes }]]);
  return inspect({
    head: fileSet(head),
    base: base && fileSet(base),
    folders: { 'certified-connectors': 'certified' },
    rules,
    pull: null,
  });
}
