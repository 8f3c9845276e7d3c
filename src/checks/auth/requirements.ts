/** Checks of security requirements: `security` at the root and at operations. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject, member } from '../../connector/pointer.ts';
import { standsElsewhere } from '../../connector/swagger/stray.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { definitionNamed } from './model.ts';

const given = ['document', 'operation'] as const;
const keys = ['security'];

/** Asks about each name in a node's requirements. */
function each(node: JsonNode, judge: (name: string, value: unknown, at: string) => Report | null): Report[] {
  const list = node.object.security;
  const reports: Report[] = [];
  if (!Array.isArray(list)) return reports;
  for (const [index, requirement] of list.entries()) {
    if (!isObject(requirement)) continue;
    for (const [name, value] of Object.entries(requirement)) {
      const report = judge(name, value, `/security/${index}/${escapeToken(name)}`);
      if (report) reports.push(report);
    }
  }
  return reports;
}

function value(node: JsonNode): Report[] {
  return each(node, (name, scopes, at) => {
    if (Array.isArray(scopes)) {
      const strange = scopes.findIndex((scope) => typeof scope !== 'string');
      return strange < 0 ? null : { at: `${at}/${strange}`, case: 'scope', values: { definition: name } };
    }
    const named = typeof scopes === 'string' && scopes.trim() !== '';
    return { at, ...(named ? {} : { fix: { set: [] } }) };
  });
}

/** Definitions that stand at the wrong level are found there. */
function defined(node: JsonNode): Report[] {
  if (standsElsewhere(node.document.root, 'securityDefinitions')) return [];
  return each(node, (name, _, at) => (definitionNamed(node, name) === undefined ? { at } : null));
}

function emptyScopes(node: JsonNode): Report[] {
  return each(node, (name, scopes, at) => {
    const type = member(definitionNamed(node, name), 'type');
    if (type !== 'basic' && type !== 'apiKey') return null;
    return Array.isArray(scopes) && scopes.length > 0 ? { at, values: { type }, fix: { set: [] } } : null;
  });
}

/** Each missing scope once in a requirement. */
function scopesDefined(node: JsonNode): Report[] {
  return each(node, (name, scopes, at) => {
    const definition = definitionNamed(node, name);
    const known = member(definition, 'scopes');
    if (member(definition, 'type') !== 'oauth2' || !isObject(known) || !Array.isArray(scopes)) return null;
    const missing = scopes.filter((scope) => typeof scope === 'string' && !Object.hasOwn(known, scope));
    if (missing.length === 0) return null;
    return {
      at,
      values: { missing: [...new Set(missing)].map((scope) => `\`${scope}\``).join(', '), definition: name },
    };
  });
}

function names(list: unknown): boolean {
  return (
    Array.isArray(list) && list.some((requirement) => isObject(requirement) && Object.keys(requirement).length > 0)
  );
}

function notApplied(root: JsonNode, api: Swagger | null): Report | null {
  const { securityDefinitions, security } = root.object;
  if (!isObject(securityDefinitions) || names(security)) return null;
  const first = Object.keys(securityDefinitions)[0];
  if (first === undefined || api?.operations.some(({ object }) => names(object.security))) return null;
  return { at: '/security', values: { definition: first } };
}

export const REQUIREMENT_CHECKS: CheckTable = {
  'requirement-value': check({ given, keys, run: value }),
  'requirement-defined': check({ given, keys, run: defined }),
  'requirement-empty-scopes': check({ given, keys, run: emptyScopes }),
  'requirement-scopes-defined': check({ given, keys, run: scopesDefined }),
  'security-not-applied': check({
    given: ['document'],
    keys: ['securityDefinitions'],
    run: (root, _, { connector }) => notApplied(root, connector.api),
  }),
};
