/** Checks of `$ref`: its form, its target, and entries that nothing refers to. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject, member, tokensOf, valueAt } from '../../connector/pointer.ts';
import type { Reference } from '../../connector/swagger/nodes.ts';
import { nameIn, type Swagger } from '../../connector/swagger/walk.ts';
import { type CheckTable, check, type Report } from '../../rules/check.ts';

const PLACES = ['definitions', 'parameters', 'responses'] as const;
const FORM = /^#\/(definitions|parameters|responses)\/./;

type Place = (typeof PLACES)[number];

/** Which part of the document a reference of the right form leads to; null for any other. */
function placeOf(ref: unknown): Place | null {
  const match = typeof ref === 'string' ? FORM.exec(ref) : null;
  return match ? (match[1] as Place) : null;
}

function valid({ ref, expects }: Reference): Report | null {
  if (expects === 'path') return { at: '/$ref', case: 'path' };
  const place = placeOf(ref);
  if (place === null) return { at: '/$ref', values: { expects } };
  return place === expects ? null : { at: '/$ref', case: 'elsewhere', values: { expects, place } };
}

/** The fragment decoded as RFC 3986 and RFC 6901 have it. */
function pointerOf(ref: string): string {
  const pointer = ref.slice(1);
  if (!pointer.includes('%')) return pointer;
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/** The name in a reference without escapes or further steps, as nearly all are; else null. */
function plainName(ref: string, place: Place): string | null {
  const name = ref.slice(place.length + 3);
  return /[/~%]/.test(name) ? null : name;
}

/** References of a wrong form are another rule's matter. */
function resolves({ node, ref, expects }: Reference): Report | null {
  if (typeof ref !== 'string' || placeOf(ref) !== expects) return null;
  const { root } = node.document;
  const name = plainName(ref, expects as Place);
  const found = name === null ? valueAt(root, pointerOf(ref)) : member(member(root, expects), name);
  return found === undefined ? { at: '/$ref', values: { ref } } : null;
}

/** What stands beside a `$ref` is not read. A path item is more than a reference. */
function siblings({ node, expects }: Reference): Report | null {
  if (expects === 'path') return null;
  const others = Object.keys(node.object).filter((key) => key !== '$ref');
  if (others.length === 0) return null;
  const shown = others.slice(0, 3).map((key) => `\`${key}\``);
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return { at: `/${escapeToken(others[0] as string)}`, values: { others: shown.join(', ') + more } };
}

/** The entry that an entry only refers to; null where it says something of its own. */
function aliasOf(root: JsonNode, place: Place, name: string): string | null {
  return nameIn(member(member(member(root.value, place), name), '$ref'), place);
}

/** The rings of entries that only lead to one another, each once. */
function ringsIn(root: JsonNode, place: Place, names: readonly string[]): string[][] {
  /** Entries already followed, with the number of the chain in which that happened. */
  const seen = new Map<string, number>();
  const rings: string[][] = [];
  for (const [chain, start] of names.entries()) {
    const steps: string[] = [];
    let name: string | null = start;
    while (name !== null && !seen.has(name)) {
      seen.set(name, chain);
      steps.push(name);
      name = aliasOf(root, place, name);
    }
    if (name !== null && seen.get(name) === chain) rings.push(steps.slice(steps.indexOf(name)));
  }
  return rings;
}

function loops(root: JsonNode): Report[] {
  return PLACES.flatMap((place) => {
    const entries = root.object[place];
    return ringsIn(root, place, isObject(entries) ? Object.keys(entries) : []).map((ring) => {
      const first = ring[0] as string;
      const way = [...ring.slice(0, 5), ...(ring.length > 5 ? ['…'] : []), first].map((name) => `\`${name}\``);
      return { at: `/${place}/${escapeToken(first)}/$ref`, values: { loop: way.join(' → ') } };
    });
  });
}

/** Entries that are nothing but a reference to another, rings left out. */
function aliases(root: JsonNode): Report[] {
  return PLACES.flatMap((place) => {
    const entries = root.object[place];
    if (!isObject(entries)) return [];
    const names = Object.keys(entries).filter((name) => isObject(entries[name]) && '$ref' in entries[name]);
    const inRing = new Set(ringsIn(root, place, names).flat());
    return names.flatMap((name) => {
      const target = aliasOf(root, place, name);
      const alone = Object.keys(entries[name] as object).length === 1;
      if (target === null || !alone || inRing.has(name) || !Object.hasOwn(entries, target)) return [];
      return [{ at: `/${place}/${escapeToken(name)}`, values: { entry: name, target } }];
    });
  });
}

/** Entries without a reference. The text is searched too: a `$ref` may stand where the walk does not go. */
function unused(root: JsonNode, place: Place, api: Swagger): Report[] {
  const entries = root.object[place];
  if (!isObject(entries)) return [];
  const prefix = `#/${place}/`;
  const used = new Set<string>();
  for (const { ref } of api.references) {
    if (typeof ref !== 'string' || !ref.startsWith(prefix)) continue;
    used.add(plainName(ref, place) ?? (tokensOf(pointerOf(ref))[1] as string));
  }
  const left = Object.keys(entries).filter((name) => !used.has(name));
  if (left.length === 0) return [];
  const elsewhere = refsIn(root.document.source.text, place);
  return left
    .filter((name) => !elsewhere.has(escapeToken(name)))
    .map((name) => ({
      at: `/${place}/${escapeToken(name)}`,
      ...(place === 'parameters' ? { fix: { remove: true } } : {}),
    }));
}

function refsIn(text: string, place: Place): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/"\$ref"\s*:\s*"#\/(\w+)\/([^"/]+)/g)) {
    if (match[1] === place) names.add(match[2] as string);
  }
  return names;
}

const given = ['reference'] as const;

export const REFERENCE_CHECKS: CheckTable = {
  'ref-valid': check({ given, run: valid }),
  'ref-resolves': check({ given, run: resolves }),
  'ref-siblings': check({ given, run: siblings }),
  'ref-alias': check({ given: ['document'], keys: PLACES, run: aliases }),
  'ref-loop': check({ given: ['document'], keys: PLACES, run: loops }),
  'unused-entries': check<'document', { place: Place }>({
    given: ['document'],
    keys: PLACES,
    run: (root, { place }, { connector: { api } }) => (api ? unused(root, place, api) : null),
  }),
};
