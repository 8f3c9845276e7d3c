/** The page of a repository's configuration, from its schema and its defaults. */
import { dump } from 'js-yaml';
import { CONFIG_PATH, DEFAULT_CONFIG } from '../config/defaults.ts';
import { isObject, valueAt } from '../connector/pointer.ts';
import { code, fenced, table } from '../messages/markdown.ts';
import { schemaText } from '../rules/files/schema.ts';
import { GENERATED } from './page.ts';

type Schema = Record<string, unknown>;

/** docs/configuration.md. */
export function configurationPage(): string {
  const schema = schemaText('config.json') as Schema;
  const modeline = `# yaml-language-server: $schema=${String(schema.$id)}`;
  const parts = [
    GENERATED,
    "# A repository's configuration",
    `${code(CONFIG_PATH)} on the base branch; a pull request can't change what it is judged by. Everything has a default, and a key that is left out keeps it. A faulty file does not stop the App: the defaults apply, and the summary says so with line and column. Before you push, ${code('connector-reviewer rules --check')} names every fault.`,
    'With this as its first line, editors that know YAML schemas complete the keys and mark what is wrong:',
    fenced(modeline, 'yaml'),
    '## Keys',
    table(['key', 'what it is for', 'values', 'default'], rowsOf(schema, schema, '')),
    '## Everything, as it is without a file',
    fenced(`${modeline}\n${written(DEFAULT_CONFIG)}`, 'yaml'),
    '## Examples',
    ...examplesIn(schema).map((example) => fenced(written(example), 'yaml')),
    'What `stages` may hold is in [stages.md](stages.md), the ids of rules in [rules](rules/README.md).',
  ];
  return `${parts.join('\n\n')}\n`;
}

function written(value: object): string {
  return dump(value, { flowLevel: 2, lineWidth: 110 }).trimEnd();
}

/** A row for each key that has a value of its own; keys of keys by `a.b`. */
function rowsOf(schema: Schema, root: Schema, prefix: string): string[][] {
  return Object.entries(propertiesOf(schema)).flatMap(([key, given]) => {
    const property = resolved(given, root);
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const isWhole = Object.keys(propertiesOf(property)).length === 0 || key === 'stages';
    if (!isWhole) return rowsOf(property, root, name);
    const usual = valueAt(DEFAULT_CONFIG, `/${name.replaceAll('.', '/')}`);
    return [[code(name), described(property), valuesOf(property), code(JSON.stringify(usual))]];
  });
}

function propertiesOf({ properties }: Schema): Record<string, Schema> {
  return isObject(properties) ? (properties as Record<string, Schema>) : {};
}

/** With its own description, where it has one beside the reference. */
function resolved(property: Schema, root: Schema): Schema {
  const { $ref, ...rest } = property;
  const target = typeof $ref === 'string' && $ref.startsWith('#') ? valueAt(root, $ref.slice(1)) : null;
  return isObject(target) ? { ...target, ...rest } : rest;
}

function described({ description }: Schema): string {
  return typeof description === 'string' ? `${description}.` : '';
}

function valuesOf({ type, enum: values, minimum, maximum, items, additionalProperties, maxLength }: Schema): string {
  if (Array.isArray(values)) return values.map((value) => code(String(value))).join(', ');
  if (type === 'integer') return `${String(minimum)} to ${String(maximum)}`;
  if (type === 'array') return `a list of ${isObject(items) && Array.isArray(items.enum) ? valuesOf(items) : 'texts'}`;
  if (type === 'object')
    return isObject(additionalProperties) ? `names with ${valuesOf(additionalProperties)}` : 'see below';
  return typeof maxLength === 'number' ? `a text of at most ${maxLength} characters` : 'a text';
}

function examplesIn(schema: Schema): object[] {
  return Object.entries(propertiesOf(schema)).flatMap(([key, { examples }]) =>
    Array.isArray(examples) ? examples.map((example: unknown) => ({ [key]: example })) : [],
  );
}
