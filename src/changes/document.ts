/** What the swagger document says about the connector as a whole, compared: where it is, what it is called, how people sign in. */
import { addAll } from '../connector/add-all.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { differingKeys, sameJson, word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { compareSecurity } from './security.ts';
import { type About, type Change, change, spot, type Values } from './types.ts';

/** Compared elsewhere: operations and all that they are made of. */
const ELSEWHERE = ['paths', 'definitions', 'parameters', 'responses', 'swagger', 'consumes'];
const OWN_KINDS: ReadonlyMap<string, ChangeKind> = new Map<string, ChangeKind>([
  ['host', 'host-changed'],
  ['basePath', 'base-path-changed'],
  ['schemes', 'schemes-changed'],
  ['produces', 'media-types-changed'],
  ['x-ms-capabilities', 'capabilities-changed'],
]);
const TEXTS: ReadonlySet<string> = new Set(['x-ms-connector-metadata', 'externalDocs', 'tags']);
const LEFT_OUT: ReadonlySet<string> = new Set([...ELSEWHERE, 'info', 'securityDefinitions', 'security']);
const INFO_OWN: ReadonlySet<string> = new Set(['title', 'version']);

/** @param about the connector */
export function compareDocuments(about: About, base: Swagger, head: Swagger): Change[] {
  const changes: Change[] = [];
  const [before, after] = [base.root.object, head.root.object];
  const add = (kind: ChangeKind, at: string, values: Values = {}): void => {
    changes.push(change(kind, about, { head: spot(head.root, at), base: spot(base.root, at), values }));
  };
  const others: Record<'texts' | 'metadata', string[]> = { texts: [], metadata: [] };
  for (const key of differingKeys(withDefaults(before), withDefaults(after), LEFT_OUT)) {
    const kind = OWN_KINDS.get(key);
    if (kind) add(kind, `/${key}`, { from: listed(before[key]), to: listed(after[key]) });
    else others[TEXTS.has(key) ? 'texts' : 'metadata'].push(key);
  }
  addAll(changes, compareInfo(about, base, head, others.texts));
  if (others.metadata.length > 0)
    add('document-metadata-changed', `/${others.metadata[0]}`, { keys: others.metadata.join(', ') });
  return [...changes, ...compareSecurity(about, base, head)];
}

/** What is meant where nothing is said. */
function withDefaults(root: Record<string, unknown>): Record<string, unknown> {
  const { basePath, ...rest } = root;
  return typeof basePath === 'string' && basePath !== '/'
    ? { ...rest, basePath: basePath.replace(/(?<!\/)\/+$/, '') || '/' }
    : rest;
}

function compareInfo(about: About, base: Swagger, head: Swagger, texts: readonly string[]): Change[] {
  const changes: Change[] = [];
  const [before, after] = [base.info.object, head.info.object];
  for (const key of INFO_OWN) {
    if (sameJson(before[key], after[key])) continue;
    const values = { from: word(before[key]), to: word(after[key]) };
    const kind = key === 'title' ? 'title-changed' : 'version-changed';
    changes.push(change(kind, about, { head: spot(head.info, `/${key}`), base: spot(base.info, `/${key}`), values }));
  }
  const keys = differingKeys(before, after, INFO_OWN);
  const all = [...keys, ...texts];
  if (all.length === 0) return changes;
  const place = (api: Swagger) =>
    keys[0] === undefined ? spot(api.root, `/${texts[0]}`) : spot(api.info, `/${keys[0]}`);
  changes.push(
    change('connector-text-changed', about, { head: place(head), base: place(base), values: { keys: all.join(', ') } }),
  );
  return changes;
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.map(word).join(', ') : word(value);
}
