/** Turns rule files into one script: the data a run needs, and every `assert` as a function, so that a start costs little. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type Options } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Rule, SourceRule, Validator } from '../engine/rule.ts';
import { ruleFilesIn } from './paths.ts';
import { readLists, readRules } from './rule-files.ts';
import { placed } from './schema.ts';
import { FileError } from './yaml.ts';

/** Lengths in UTF-16 units, as .NET counts them: the official validator runs there. */
const SCHEMAS: Options = {
  unicode: false,
  strictTypes: false,
  allowUnionTypes: true,
  logger: false,
  messages: false,
};

/**
 * Compiles all rules of a directory into a CommonJS script whose `module.exports` is a RuleSet.
 * Throws FileError at the first faulty rule file.
 */
export function compileRules(directory: string): string {
  const rules = readRules(directory);
  const ajv = new Ajv({ ...SCHEMAS, code: { source: true, optimize: true } });
  const proving = new Ajv(SCHEMAS);
  const validators: Record<string, string> = {};
  for (const rule of rules) {
    const schema = schemaOf(rule);
    if (schema === null) continue;
    mustCompile(rule, join(directory, `${rule.id}.yml`), proving);
    validators[exportName(rule.id)] = rule.id;
    ajv.addSchema({ $id: rule.id, ...asObject(schema) });
  }
  const code = standaloneCode.default(ajv, validators);
  const table = rules.map((rule) => ({
    ...dataOf(rule),
    validate: schemaOf(rule) === null ? null : exportName(rule.id),
  }));
  return `${code}
const validators = exports;
module.exports = {
  version: ${JSON.stringify(versionOf(directory))},
  rules: JSON.parse(${JSON.stringify(JSON.stringify(table))}).map((rule) => ({ ...rule, validate: validators[rule.validate] ?? null })),
};
`;
}

/** One rule of a repository, made ready to run. @throws Error with ajv's reason for a schema that is none */
export function compileRule(rule: SourceRule): Rule {
  const schema = schemaOf(rule);
  const validate = schema === null ? null : (new Ajv(SCHEMAS).compile(schema) as Validator);
  return { ...dataOf(rule), page: rule.docs, validate };
}

function mustCompile(rule: SourceRule, file: string, ajv: Ajv): void {
  for (const key of ['when', 'assert'] as const) {
    try {
      if (rule[key] !== undefined) ajv.compile(rule[key]);
    } catch (error) {
      const reason = `is not a JSON Schema: ${(error as Error).message}`;
      throw new FileError(placed(file, readFileSync(file, 'utf8'), { pointer: `/${key}`, reason }));
    }
  }
}

function exportName(id: string): string {
  return `v_${id.replaceAll(/[^a-z0-9]/g, '_')}`;
}

/** What ajv makes a function of: the `assert` behind its `when`, or the `when` that a named check stands behind. */
function schemaOf({ when, assert }: SourceRule): object | boolean | null {
  if (assert === undefined) return when ?? null;
  return when ? { if: when, then: assert } : assert;
}

function asObject(schema: object | boolean): object {
  return typeof schema === 'boolean' ? { allOf: [schema] } : schema;
}

function dataOf(rule: SourceRule): Omit<Rule, 'validate'> {
  return {
    id: rule.id,
    title: rule.title,
    severity: rule.severity,
    applies: rule.applies ?? null,
    change: rule.change ?? null,
    given: [rule.given].flat(),
    only: rule.only ?? [],
    unless: rule.unless ?? [],
    keys: keysOf(rule),
    values: valuesOf(rule),
    check: rule.check ?? null,
    options: rule.with ?? {},
    at: rule.at ?? '',
    message: rule.message,
    cases: rule.cases ?? {},
    why: rule.why.trim(),
    fix: rule.fix,
    autofix: rule.autofix ?? null,
    docs: rule.docs,
    page: null,
    codes: [...(rule.codes ?? []), ...(rule.policy ?? []).map(String)],
    predicate: predicateOf(rule),
  };
}

/** A short hash of what a rule finds and where; its words, severity and examples may change. */
function predicateOf({
  given,
  only,
  unless,
  when,
  assert,
  check,
  with: options,
  applies,
  change,
  at,
}: SourceRule): string {
  const parts = { given, only, unless, when, assert, check, options, applies, change, at };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/** Keywords that say nothing about a node without the keys they name. */
const ONLY_ABOUT_KEYS = new Set(['properties', 'required', 'type']);

/** The keys one of which a node must have for a schema to have anything to say; null where that can't be told. */
function keysOf(rule: SourceRule): readonly string[] | null {
  const required = requiredBy(rule);
  if (required !== undefined) return [required];
  const { assert } = rule;
  if (typeof assert !== 'object' || 'required' in assert || !('properties' in assert)) return null;
  return Object.keys(assert).every((keyword) => ONLY_ABOUT_KEYS.has(keyword))
    ? Object.keys(assert.properties as object)
    : null;
}

/** The first key that a rule's `when` asks for. */
function requiredBy(rule: SourceRule): string | undefined {
  return (rule.when as When | undefined)?.required?.[0];
}

interface When {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly const?: unknown; readonly enum?: readonly unknown[] }>>;
}

/** The values which that key must have; null where any may do, or where one is not a scalar. */
function valuesOf(rule: SourceRule): readonly unknown[] | null {
  const required = requiredBy(rule);
  const wanted = required === undefined ? undefined : (rule.when as When).properties?.[required];
  const values = wanted?.const === undefined ? wanted?.enum : [wanted.const];
  return values?.every((value) => typeof value !== 'object') ? values : null;
}

/** A short hash over all rule files and lists. */
function versionOf(directory: string): string {
  const hash = createHash('sha256').update(JSON.stringify(readLists(directory)));
  for (const file of ruleFilesIn(directory)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
