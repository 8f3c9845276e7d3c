/** Reads one rule file and holds it to its form. Nothing of it is compiled or run. */
import type { Ajv } from 'ajv';
import { CHECKS } from '../../checks/index.ts';
import { escapeToken } from '../../connector/pointer.ts';
import { CONDITIONS } from '../engine/conditions.ts';
import { nearest } from '../engine/nearest.ts';
import type { NodeKind } from '../engine/node-kinds.ts';
import type { RuleFile, SourceRule } from '../engine/rule.ts';
import { PLACEHOLDER } from '../findings/message.ts';
import { allPlaced, type Fault, faultsIn, makeAjv, schemaValidator } from './schema.ts';
import { FileError, type FileFault, type YamlReader } from './yaml.ts';

/** A file that is as it must be has a rule and no faults; any other has faults and no rule. */
export type ReadRule =
  | { readonly rule: SourceRule; readonly faults: readonly [] }
  | { readonly rule: null; readonly faults: readonly FileFault[] };

/** @param file what it is called in messages */
export type RuleReader = (file: string, id: string, text: string) => ReadRule;

/** @param lists what `{ $list: name }` stands for, by name */
export function makeRuleReader(lists: Readonly<Record<string, unknown>>, parse: YamlReader): RuleReader {
  const ajv = makeAjv();
  const holds = schemaValidator(ajv, 'rule.json');
  return (file, id, text) => {
    const refused = (faults: readonly Fault[]): ReadRule => ({ rule: null, faults: allPlaced(file, text, faults) });
    try {
      const raw = parse(file, text);
      if (!holds(raw)) return refused(faultsIn(holds.errors ?? []));
      const missing: Fault[] = [];
      const rule = { ...(withLists(raw, lists, '', missing) as RuleFile), id };
      const faults = [...missing, ...namesIn(rule), ...schemasIn(rule), ...checkIn(rule, ajv), ...placeholdersIn(rule)];
      return faults.length > 0 ? refused(faults) : { rule, faults: [] };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { rule: null, faults: [error.fault] };
    }
  };
}

/** Replaces every `{ $list: name }` by that list. @param missing takes the names that no list has */
function withLists(
  value: unknown,
  lists: Readonly<Record<string, unknown>>,
  pointer: string,
  missing: Fault[],
): unknown {
  if (Array.isArray(value)) return value.map((item, index) => withLists(item, lists, `${pointer}/${index}`, missing));
  if (typeof value !== 'object' || value === null) return value;
  const name = (value as { $list?: unknown }).$list;
  if (typeof name === 'string') {
    if (!Object.hasOwn(lists, name))
      missing.push({ pointer: `${pointer}/$list`, reason: `there is no list '${name}' in lists.yml` });
    return lists[name];
  }
  const below = (key: string) => `${pointer}/${escapeToken(key)}`;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withLists(item, lists, below(key), missing)]),
  );
}

/** Conditions must exist. */
function namesIn(rule: SourceRule): Fault[] {
  return (['only', 'unless'] as const).flatMap((key) =>
    (rule[key] ?? []).flatMap((name, index) =>
      Object.hasOwn(CONDITIONS, name)
        ? []
        : { pointer: `/${key}/${index}`, reason: `there is no condition '${name}'${meant(name, CONDITIONS)}` },
    ),
  );
}

/** What no JSON Schema can be held to: it is not JSON, or more than that. */
const NO_JSON: ReadonlySet<NodeKind> = new Set([
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

/** Schemas must have something to be about. */
function schemasIn(rule: SourceRule): Fault[] {
  const other = [rule.given].flat().find((given) => NO_JSON.has(given));
  if (other === undefined) return [];
  return (['when', 'assert'] as const)
    .filter((key) => rule[key] !== undefined)
    .map((key) => ({ pointer: `/${key}`, reason: `is a JSON Schema, to which no '${other}' can be held` }));
}

/** A named check must exist and fit the node and its options. */
function checkIn(rule: SourceRule, ajv: Ajv): Fault[] {
  const name = rule.check;
  if (name === undefined) return [];
  const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
  if (!check) return [{ pointer: '/check', reason: `there is no check '${name}' in src/checks${meant(name, CHECKS)}` }];
  const strange = [rule.given].flat().filter((given) => !(check.given as readonly string[]).includes(given));
  const faults = strange.map((given) => ({
    pointer: '/given',
    reason: `the check '${name}' looks at ${check.given.join(', ')}, not at '${given}'`,
  }));
  const options = check.options ? ajv.compile(check.options) : null;
  if (!options || options(rule.with ?? {})) return faults;
  const wrong = faultsIn(options.errors ?? []).map(({ pointer, reason }) => ({
    pointer: `/with${pointer}`,
    reason: reason.replace(/^the file|^(?=\/)/, 'with'),
  }));
  return [...faults, ...wrong];
}

function meant(name: string, known: object): string {
  const near = nearest(name, Object.keys(known));
  return near.length === 0 ? '' : `; did you mean ${near.map((one) => `'${one}'`).join(' or ')}?`;
}

/** What a message may say where no named check gives more. */
const STANDARD = ['{name}', '{key}', '{value}', '{length}'];

/** A named check may give other values as well: which, only examples tell. */
function placeholdersIn({ check, message }: SourceRule): Fault[] {
  if (check !== undefined) return [];
  const strange = (message.match(PLACEHOLDER) ?? []).filter((placeholder) => !STANDARD.includes(placeholder));
  return strange.map((placeholder) => ({
    pointer: '/message',
    reason: `has nothing to put in for ${placeholder}: a rule without a named check has ${STANDARD.join(', ')}`,
  }));
}
