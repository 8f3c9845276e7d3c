/** Checks of the entries that references lead to: those that only lead on, and those that nothing leads to. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject, member, tokensOf } from '../../connector/pointer.ts';
import { nameIn } from '../../connector/swagger/reference.ts';
import { isStrayInDefinitions } from '../../connector/swagger/stray.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { knowsOperations } from '../../connector/swagger/whole.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { isBroken, PLACES, type Place, plainName, pointerOf } from './references.ts';

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

/**
 * Entries without a reference. The text is searched too: a `$ref` may stand where the walk does not go. While one leads nowhere it
 * may be the one that is missing.
 */
function unused(root: JsonNode, place: Place, api: Swagger): Report[] {
  const entries = root.object[place];
  if (!isObject(entries) || !knowsOperations(api) || api.references.some(isBroken)) return [];
  const prefix = `#/${place}/`;
  const used = new Set<string>();
  for (const { ref } of api.references) {
    if (typeof ref !== 'string' || !ref.startsWith(prefix)) continue;
    used.add(plainName(ref, place) ?? (tokensOf(pointerOf(ref))[1] as string));
  }
  const left = Object.keys(entries).filter((name) => !used.has(name) && isEntry(entries, name));
  if (left.length === 0) return [];
  const elsewhere = refsIn(root.document.source.text, place);
  return left
    .filter((name) => !elsewhere.has(escapeToken(name)))
    .map((name) => ({
      at: `/${place}/${escapeToken(name)}`,
      ...(place === 'parameters' ? { fix: { remove: true } } : {}),
    }));
}

/** What is not an entry but slipped in among them is told of as that. */
function isEntry(entries: Record<string, unknown>, name: string): boolean {
  return isObject(entries[name]) && !isStrayInDefinitions(name, entries[name]);
}

function refsIn(text: string, place: Place): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/"\$ref"\s*:\s*"#\/(\w+)\/([^"/]+)/g)) {
    if (match[1] === place) names.add(match[2] as string);
  }
  return names;
}

export const ENTRY_CHECKS: CheckTable = {
  'ref-alias': check({ given: ['document'], keys: PLACES, run: aliases }),
  'ref-loop': check({ given: ['document'], keys: PLACES, run: loops }),
  'unused-entries': check<'document', { place: Place }>({
    given: ['document'],
    keys: PLACES,
    run: (root, { place }, { connector: { api } }) => (api ? unused(root, place, api) : null),
  }),
};
