/** A check of keys outside the vocabulary of Swagger 2.0. */
import { addAll } from '../../connector/add-all.ts';
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject } from '../../connector/pointer.ts';
import { isStrayInDefinitions, isStrayInPaths } from '../../connector/swagger/stray.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { unknownKeys } from '../schema/keys.ts';
import { homeOf, unknownAt } from './homes.ts';
import { type Level, levelOf } from './level.ts';
import { type PartKind, partsOf } from './parts.ts';

/** Keys by what has them; parameters, responses and schemas have rules of their own for theirs. */
type Vocabulary = Readonly<Partial<Record<Level | PartKind, readonly string[]>>>;

function unknownKeywords(node: JsonNode, vocabulary: Vocabulary): Report[] {
  const reports: Report[] = [];
  const look = (object: Record<string, unknown>, what: Level | PartKind, at: string) => {
    const known = vocabulary[what];
    for (const key of (known && unknownKeys(object, known)) ?? []) {
      // Path items may write methods in capitals, which is another rule's matter.
      if (what === 'path' && known?.includes(key.toLowerCase())) continue;
      reports.push(unknownAt(`${at}/${escapeToken(key)}`, homeOf(key, what)));
    }
  };
  look(node.object, levelOf(node), '');
  for (const { kind, at, object } of partsOf(node)) look(object, kind, at);
  if (node.parent === null) addAll(reports, strays(node));
  return reports;
}

/** Parts of the file among the paths or the definitions. Those that are no objects are told of by their type. */
function strays({ object: { paths, definitions, securityDefinitions } }: JsonNode): Report[] {
  const isStray = {
    paths: isStrayInPaths,
    definitions: isStrayInDefinitions,
    securityDefinitions: isStrayInDefinitions,
  };
  return Object.entries({ paths, definitions, securityDefinitions }).flatMap(([place, table]) =>
    Object.entries(isObject(table) ? table : {})
      .filter(([name, value]) => isObject(value) && isStray[place as keyof typeof isStray](name, value))
      .map(([name]) => unknownAt(`/${place}/${name}`, homeOf(name, place))),
  );
}

export const KEYWORD_CHECKS: CheckTable = {
  'unknown-keyword': check<'document' | 'info' | 'path' | 'operation' | 'schema', Vocabulary>({
    given: ['document', 'info', 'path', 'operation', 'schema'],
    run: unknownKeywords,
  }),
};
