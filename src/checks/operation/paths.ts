/** Checks of path templates. */

import { isObject } from '../../connector/pointer.ts';
import type { Operation, PathItem } from '../../connector/swagger/nodes.ts';
import { knowsParameters } from '../../connector/swagger/whole.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';
import { expression } from './ids.ts';

/** The template has no match of the pattern; with a replacement the remedy is certain. {match}. */
export const pathLacks = check<'path', { pattern: string; replacement?: string }>({
  given: ['path'],
  options: {
    type: 'object',
    required: ['pattern'],
    additionalProperties: false,
    properties: { pattern: { type: 'string' }, replacement: { type: 'string' } },
  },
  run: (path, { pattern, replacement }, { connector }) => {
    const match = expression(pattern).exec(path.template);
    if (!match) return null;
    const proposal = replacement === undefined ? '' : path.template.replace(expression(pattern, 'gu'), replacement);
    const paths = connector.api?.root.object.paths;
    const free = isObject(paths) && !Object.hasOwn(paths, proposal);
    const fix: { fix?: FixIntent } = replacement !== undefined && free ? { fix: { rename: proposal } } : {};
    return { values: { match: match[0], proposal }, ...fix };
  },
});

const VARIABLE = /\{([^{}/]+)\}/g;

/** A template as the platform compares it: without the variables' names and without regard to case. */
function shapeOf(path: PathItem): string {
  return path.template.replaceAll(/\{[^{}/]+\}/g, '{}').toLowerCase();
}

/** No two paths differ in case only. {other}. */
export const pathUnique = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const first = new Map<string, PathItem>();
    const reports: Report[] = [];
    for (const path of connector.api?.paths ?? []) {
      const key = path.template.toLowerCase();
      const other = first.get(key);
      if (other) reports.push({ node: path, values: { other: other.template } });
      else first.set(key, path);
    }
    return reports;
  },
});

/** No two operations have the same method and, but for the names of variables, the same path. {method}, {other}. */
export const pathShapeUnique = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const first = new Map<string, Operation>();
    const reports: Report[] = [];
    for (const path of connector.api?.paths ?? []) {
      const shape = shapeOf(path);
      for (const operation of path.operations) {
        const key = `${operation.method} ${shape}`;
        const other = first.get(key);
        if (!other) first.set(key, operation);
        else if (!sameKey(other.path, path))
          reports.push({ node: operation, values: { other: other.path.template, path: path.template } });
      }
    }
    return reports;
  },
});

/** The rule about paths that differ in case only has the word then. */
function sameKey(one: PathItem, other: PathItem): boolean {
  return one.template.toLowerCase() === other.template.toLowerCase();
}

/** No variable stands twice in a path. {variable}. */
export const pathVariablesOnce = check<'path'>({
  given: ['path'],
  run: ({ template }) => {
    const seen = new Set<string>();
    for (const [, variable] of template.matchAll(VARIABLE)) {
      if (seen.has(variable as string)) return { values: { variable: variable as string } };
      seen.add(variable as string);
    }
    return null;
  },
});

/** Every variable of the path is declared as a parameter. {variable}. */
export const pathParametersDeclared = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const { template } = operation.path;
    if (!template.includes('{') || !knowsParameters(operation)) return null;
    const declared = new Set<string>();
    for (const { parameter } of operation.parameters) {
      // In another case the parameter itself is reported, as one that the path does not have.
      if (parameter.location === 'path') declared.add(parameter.name.toLowerCase());
    }
    const missing = new Set<string>();
    for (const [, inside] of template.matchAll(VARIABLE)) {
      const variable = (inside as string).split('=', 1)[0] as string;
      if (!declared.has(variable.toLowerCase())) missing.add(variable);
    }
    return [...missing].map((variable) => ({ at: '/parameters', values: { variable, path: template } }));
  },
});
