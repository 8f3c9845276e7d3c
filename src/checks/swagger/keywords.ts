/** A check of keys outside the vocabulary of Swagger 2.0. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { unknownKeys } from '../schema/keys.ts';
import { levelOf } from './level.ts';

type Vocabulary = Readonly<
  Record<'document' | 'info' | 'path' | 'operation' | 'contact' | 'license' | 'tag' | 'externalDocs', readonly string[]>
>;

/** Path items may write methods in capitals, which is another rule's matter. */
function unknownKeywords(node: JsonNode, vocabulary: Vocabulary): Report[] | null {
  const level = levelOf(node) as 'document' | 'info' | 'path' | 'operation';
  const reports: Report[] = [];
  unknownIn(node.object, vocabulary[level], '', level === 'path', reports);
  for (const part of ['contact', 'license', 'externalDocs'] as const) {
    if (part in node.object && vocabulary[level].includes(part))
      unknownIn(node.object[part], vocabulary[part], `/${part}`, false, reports);
  }
  if (level === 'document' && Array.isArray(node.object.tags)) {
    for (const [index, tag] of node.object.tags.entries()) {
      unknownIn(tag, vocabulary.tag, `/tags/${index}`, false, reports);
      if (isObject(tag))
        unknownIn(tag.externalDocs, vocabulary.externalDocs, `/tags/${index}/externalDocs`, false, reports);
    }
  }
  return reports;
}

function unknownIn(object: unknown, known: readonly string[], at: string, anyCase: boolean, reports: Report[]): void {
  if (!isObject(object)) return;
  for (const key of unknownKeys(object, known) ?? []) {
    if (anyCase && known.includes(key.toLowerCase())) continue;
    reports.push({ at: `${at}/${escapeToken(key)}`, values: { known: known.join(', ') } });
  }
}

export const KEYWORD_CHECKS: CheckTable = {
  'unknown-keyword': check<'document' | 'info' | 'path' | 'operation', Vocabulary>({
    given: ['document', 'info', 'path', 'operation'],
    run: unknownKeywords,
  }),
};
