/** Addresses that are called without encryption. */

import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, valueAt } from '../../connector/pointer.ts';
import { check, type Report } from '../../rules/engine/check.ts';

/** An address with at least the beginning of a host. */
const INSECURE = /\bhttp:\/\/[^\s"'<>\\)]+/gi;

/** Names in the form of addresses: XML and JSON vocabularies, which nothing ever calls. */
const VOCABULARY =
  /^http:\/\/(?:www\.)?(?:(?:w3|[^/]*xmlsoap|purl|tempuri|docs\.oasis-open|json-schema)\.org\b|schemas\.|xmlns\.|ns\.|[^/]*opengis\.net\b|xml\.)/i;

/** What stands before the name of a vocabulary. */
const DECLARES_VOCABULARY = /(?:xmlns(?::[\w.-]+)?\s*=\s*[\\"']*|\{|schemaLocation\s*=\s*[\\"']*)$/i;

/** The first address in a text that is called without encryption, and where it begins; null if there is none. */
export function insecureUrl(text: string): { url: string; start: number } | null {
  if (!/http:/i.test(text)) return null;
  for (const { 0: url, index } of text.matchAll(INSECURE)) {
    if (!VOCABULARY.test(url) && !DECLARES_VOCABULARY.test(text.slice(Math.max(0, index - 60), index)))
      return { url, start: index };
  }
  return null;
}

/** Every text at or below the given places holds only addresses with https; a text that is one address is mended. */
export const httpsOnly = check<
  'security-definition' | 'connection-parameter' | 'policy',
  { readonly at: readonly string[] }
>({
  given: ['security-definition', 'connection-parameter', 'policy'],
  options: {
    type: 'object',
    required: ['at'],
    additionalProperties: false,
    properties: { at: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^(/[^/]+)+$' } } },
  },
  run: (node, { at }) => at.flatMap((place) => below(node, place)),
});

function below(node: JsonNode, place: string): Report[] {
  const reports: Report[] = [];
  const todo: [string, unknown][] = [[place, valueAt(node.value, place)]];
  for (const [at, value] of todo) {
    if (typeof value === 'string') {
      const found = insecureUrl(value);
      if (found) reports.push({ at, ...(mended(value) ?? { values: { url: found.url } }) });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) todo.push([`${at}/${escapeToken(key)}`, item]);
    }
  }
  return reports;
}

/** Only a text that is nothing but an address can be mended without reading the rest. */
function mended(text: string): Pick<Report, 'fix' | 'values'> | null {
  return /^http:\/\/\S+$/i.test(text) ? { values: { url: text }, fix: { set: `https${text.slice(4)}` } } : null;
}
