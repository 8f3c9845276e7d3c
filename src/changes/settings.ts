/** What an operation says about itself, compared: whether it is shown and in use, its texts, how it is called. */
import { deprecationOf, type Successors } from './deprecation.ts';
import { differingKeys, sameJson } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import type { OperationPair } from './match.ts';
import { compareConsumes } from './media-types.ts';
import { type About, type Change, change, spot, type Values } from './types.ts';

const VISIBILITY = 'x-ms-visibility';
const ANNOTATION = 'x-ms-api-annotation';
const TEXTS: ReadonlySet<string> = new Set(['summary', 'description', 'externalDocs']);
const OWN_KINDS: ReadonlyMap<string, ChangeKind> = new Map<string, ChangeKind>([
  ['security', 'operation-security-changed'],
  ['produces', 'operation-media-types-changed'],
  ['x-ms-pageable', 'paging-changed'],
]);
/** Compared elsewhere. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['operationId', 'parameters', 'responses', 'x-ms-trigger', 'x-ms-notification-content'],
  ...['deprecated', VISIBILITY, ANNOTATION, 'consumes'],
]);

export function compareSettings(about: About, pair: OperationPair, successors: Successors): Change[] {
  const { base, head } = pair;
  const changes: Change[] = [...compareUse(about, pair, successors), ...compareConsumes(about, pair)];
  const byKind = new Map<ChangeKind, string[]>();
  for (const key of differingKeys(base.object, head.object, ELSEWHERE)) {
    const kind = OWN_KINDS.get(key) ?? (TEXTS.has(key) ? 'operation-text-changed' : 'operation-metadata-changed');
    byKind.set(kind, [...(byKind.get(kind) ?? []), key]);
  }
  for (const [kind, keys] of byKind) changes.push(note(kind, about, pair, `/${keys[0]}`, { keys: keys.join(', ') }));
  return changes;
}

/** Whether people are to use it, and see it. */
function compareUse(about: About, pair: OperationPair, successors: Successors): Change[] {
  const { base, head } = pair;
  const changes: Change[] = [];
  if (!base.deprecated && head.deprecated) changes.push(deprecationOf(about, pair, successors));
  if (base.deprecated && !head.deprecated) changes.push(note('operation-undeprecated', about, pair, ''));
  const annotated = !sameJson(base.object[ANNOTATION], head.object[ANNOTATION]);
  if (annotated && base.deprecated === head.deprecated)
    changes.push(note('annotation-changed', about, pair, `/${ANNOTATION}`));
  if (base.object[VISIBILITY] !== head.object[VISIBILITY])
    changes.push(note(visibilityKind(pair), about, pair, `/${VISIBILITY}`));
  return changes;
}

function visibilityKind({ base, head }: OperationPair): ChangeKind {
  if (base.internal) return 'operation-made-visible';
  return head.internal ? 'operation-made-internal' : 'operation-visibility-changed';
}

function note(kind: ChangeKind, about: About, { base, head }: OperationPair, at: string, values: Values = {}): Change {
  return change(kind, about, { head: spot(head, at), base: spot(base, at), values });
}
