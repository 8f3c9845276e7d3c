/** Checks of `x-ms-api-annotation`: the families of an operation's revisions. */
import { isObject } from '../../connector/pointer.ts';
import type { Operation } from '../../connector/swagger/nodes.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { check, type Report } from '../../rules/engine/check.ts';

const AT = '/x-ms-api-annotation';

function annotationOf({ object }: Operation): Record<string, unknown> {
  const annotation = object['x-ms-api-annotation'];
  return isObject(annotation) ? annotation : {};
}

/** The revision, if it is one. */
function revisionOf(operation: Operation): number | null {
  const { revision } = annotationOf(operation);
  return Number.isInteger(revision) && (revision as number) >= 1 ? (revision as number) : null;
}

function familyOf(operation: Operation): string | null {
  const { family } = annotationOf(operation);
  return typeof family === 'string' && family.trim() !== '' ? family : null;
}

/** The operations of each family. */
function familiesOf(api: Swagger | null): Map<string, Operation[]> {
  const families = new Map<string, Operation[]>();
  for (const operation of api?.operations ?? []) {
    const family = familyOf(operation);
    if (family === null) continue;
    const members = families.get(family);
    if (members) members.push(operation);
    else families.set(family, [operation]);
  }
  return families;
}

/** A check of all families; what `judge` reports says for itself which operation it is about. */
function ofFamilies(judge: (members: readonly Operation[], family: string) => readonly Report[]) {
  return check<'document'>({
    given: ['document'],
    run: (_, __, { connector }) =>
      [...familiesOf(connector.api)].flatMap(([family, members]) => judge(members, family)),
  });
}

function withoutRevision(operation: Operation): boolean {
  const { revision } = annotationOf(operation);
  return revision === undefined || revision === null;
}

/** Every member of a family has a revision. Several without one are reported together, by `familyRevisionsEmpty`. */
export const revisionPresent = ofFamilies((members, family) => {
  const together = members.filter(withoutRevision).length > 1;
  return members
    .filter((member) => revisionOf(member) === null && !(together && withoutRevision(member)))
    .map((node) => ({ node, at: `${AT}/revision`, values: { family } }));
});

/** At most one member of a family lacks a revision. {names}, {family}. */
export const familyRevisionsEmpty = ofFamilies((members, family) => {
  const empty = members.filter(withoutRevision);
  const node = empty[1];
  return node ? [{ node, at: `${AT}/revision`, values: { family, names: namesOf(empty) } }] : [];
});

/** Revisions of a family differ. {other}, {revision}, {family}. */
export const familyRevisionsUnique = ofFamilies((members, family) => {
  const first = new Map<number, Operation>();
  const reports: Report[] = [];
  for (const node of members) {
    const revision = revisionOf(node);
    if (revision === null) continue;
    const other = first.get(revision);
    if (other) reports.push({ node, at: `${AT}/revision`, values: { family, revision, other: other.name } });
    else first.set(revision, node);
  }
  return reports;
});

/** The id of a later revision ends with its number; an id that is published stays as it is. {family}, {revision}. */
export const revisionInId = check<'operation'>({
  given: ['operation'],
  keys: ['x-ms-api-annotation'],
  run: (operation, _, { before }) => {
    const revision = revisionOf(operation);
    const family = familyOf(operation);
    if (revision === null || revision === 1 || family === null || operation.id === null) return null;
    if (operation.id.toLowerCase().endsWith(`v${revision}`) || before?.api?.operationsById.has(operation.id))
      return null;
    return { at: '/operationId', values: { family, revision } };
  },
});

/** Members in use, the oldest first. */
function activeOf(members: readonly Operation[]): Operation[] {
  return members.filter((member) => !member.deprecated).sort((a, b) => (revisionOf(a) ?? 0) - (revisionOf(b) ?? 0));
}

function inProduction(operation: Operation): boolean {
  return annotationOf(operation).status === 'Production';
}

/** Of the members in production only the newest is in use. {newest}, {family}. */
export const familyProductionSingle = ofFamilies((members, family) => {
  const active = activeOf(members).filter(inProduction);
  const newest = active.pop();
  return newest ? active.map((node) => ({ node, at: `${AT}/status`, values: { family, newest: newest.name } })) : [];
});

/** At most `MAX_ACTIVE` members are in use, those not counted that the rule about production asks to deprecate. */
export const familyActiveFew = ofFamilies((members, family) => {
  const active = activeOf(members);
  const asked = Math.max(0, active.filter(inProduction).length - 1);
  const node = active[0];
  if (!node || active.length - asked <= MAX_ACTIVE) return [];
  return [{ node, at: AT, values: { family, count: active.length, names: namesOf(active) } }];
});

const MAX_ACTIVE = 2;

function namesOf(operations: readonly Operation[]): string {
  return operations
    .slice(0, 4)
    .map((operation) => operation.name)
    .join(', ');
}

/** No operation is further than the connector: Production in one that is Preview. */
export const statusNotAhead = check<'operation'>({
  given: ['operation'],
  keys: ['x-ms-api-annotation'],
  run: (operation, _, { connector }) => {
    const annotation = connector.api?.info.object['x-ms-api-annotation'];
    const ahead = inProduction(operation) && isObject(annotation) && annotation.status === 'Preview';
    return ahead ? { at: `${AT}/status` } : null;
  },
});
