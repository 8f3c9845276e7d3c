/** Reads the rule files from disk and holds each to its form. Used when rules are built, explained or documented. */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Ajv } from 'ajv';
import { CHECKS } from '../checks/index.ts';
import { CONDITIONS } from './conditions.ts';
import type { Given } from './given.ts';
import { ruleFilesIn } from './paths.ts';
import type { Autofix, Case, Rule } from './rule.ts';
import { makeAjv, mostTelling, schemaValidator } from './schema.ts';
import { FileError, lineOf, readYaml } from './yaml.ts';

/** A rule file's contents, as rules/schema/rule.json describes them. */
export interface RuleFile {
  readonly title: string;
  readonly severity: Rule['severity'];
  readonly applies?: Rule['applies'];
  readonly change?: 'new' | 'update';
  readonly given: Given | readonly Given[];
  readonly only?: readonly string[];
  readonly unless?: readonly string[];
  readonly when?: object;
  readonly assert?: object | boolean;
  readonly check?: string;
  readonly with?: object;
  readonly at?: string;
  readonly message: string;
  readonly cases?: Readonly<Record<string, Case>>;
  readonly why: string;
  readonly fix: string;
  readonly autofix?: Autofix;
  readonly docs: string;
  readonly codes?: readonly string[];
  readonly policy?: readonly string[];
  readonly examples: { readonly good: readonly unknown[]; readonly bad: readonly unknown[] };
}

export interface SourceRule extends RuleFile {
  readonly id: string;
}

/** Shared lists that rules name as `{ $list: name }`, from lists.yml. */
export function readLists(directory: string): Readonly<Record<string, unknown>> {
  const file = join(directory, 'lists.yml');
  return readYaml(file, readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** Reads every rule; throws FileError at the first that is not as it must be. */
export function readRules(directory: string): SourceRule[] {
  const lists = readLists(directory);
  const ajv = makeAjv();
  const holds = schemaValidator(ajv, 'rule.json');
  return ruleFilesIn(directory).map((file) => {
    const text = readFileSync(file, 'utf8');
    const raw = readYaml(file, text);
    if (!holds(raw)) refuse(file, text, mostTelling(holds.errors ?? []));
    const rule = {
      ...(withLists(raw, lists, file) as RuleFile),
      id: relative(directory, file).split(sep).join('/').slice(0, -'.yml'.length),
    };
    checkNames(rule, file, text, ajv);
    return rule;
  });
}

function refuse(file: string, text: string, { pointer, reason }: { pointer: string; reason: string }): never {
  throw new FileError(file, lineOf(text, pointer), reason);
}

/** Replaces every `{ $list: name }` by that list. */
function withLists(value: unknown, lists: Readonly<Record<string, unknown>>, file: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withLists(item, lists, file));
  if (typeof value !== 'object' || value === null) return value;
  const name = (value as { $list?: unknown }).$list;
  if (typeof name === 'string') {
    if (!Object.hasOwn(lists, name))
      throw new FileError(file, 1, `names the list '${name}', which lists.yml does not have`);
    return lists[name];
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withLists(item, lists, file)]));
}

/** What its schemas, names and options say must make sense together. */
function checkNames(rule: SourceRule, file: string, text: string, ajv: Ajv): void {
  checkConditions(rule, file, text);
  checkSchemas(rule, file, text, ajv);
  if (rule.check !== undefined) checkCheck(rule, rule.check, file, text, ajv);
}

function checkConditions(rule: SourceRule, file: string, text: string): void {
  for (const key of ['only', 'unless'] as const) {
    for (const name of rule[key] ?? []) {
      if (!Object.hasOwn(CONDITIONS, name))
        refuse(file, text, {
          pointer: `/${key}`,
          reason: `knows no condition '${name}'; there are ${Object.keys(CONDITIONS).join(', ')}`,
        });
    }
  }
}

/** What no JSON Schema can be held to: it is no JSON, or more than that. */
const NO_JSON: ReadonlySet<Given> = new Set([
  'folder',
  'file',
  'json',
  'reference',
  'dynamic',
  'readme',
  'icon',
  'script',
  'pull',
  'change',
]);

function checkSchemas(rule: SourceRule, file: string, text: string, ajv: Ajv): void {
  for (const key of ['when', 'assert'] as const) {
    const schema = rule[key];
    if (schema === undefined) continue;
    const other = [rule.given].flat().find((given) => NO_JSON.has(given));
    if (other !== undefined)
      refuse(file, text, { pointer: `/${key}`, reason: `is a JSON Schema, to which no '${other}' can be held` });
    try {
      ajv.compile(schema);
    } catch (error) {
      refuse(file, text, { pointer: `/${key}`, reason: `is no JSON Schema: ${(error as Error).message}` });
    }
  }
}

/** A check must exist and fit the node and its options. */
function checkCheck(rule: SourceRule, name: string, file: string, text: string, ajv: Ajv): void {
  const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
  if (!check) refuse(file, text, { pointer: '/check', reason: `there is no check '${name}' in src/checks` });
  for (const given of [rule.given].flat()) {
    if (!(check.given as readonly string[]).includes(given))
      refuse(file, text, {
        pointer: '/given',
        reason: `the check '${name}' looks at ${check.given.join(', ')}, not at '${given}'`,
      });
  }
  const options = check.options ? ajv.compile(check.options) : null;
  if (options && !options(rule.with ?? {}))
    refuse(file, text, { pointer: '/with', reason: `${ajv.errorsText(options.errors, { dataVar: 'with' })}` });
}
