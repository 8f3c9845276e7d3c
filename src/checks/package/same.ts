/** Checks that a package holds what was reviewed. */

import { listOf, namesOf, wordsOf } from '../../changes/change-words.ts';
import type { KINDS } from '../../changes/kinds.ts';
import type { Connector } from '../../connector/connector.ts';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import { isInPackage } from '../../connector/package/files.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { type Aspect, type Difference, differencesIn, packedConnector } from './differences.ts';
import { firstDifference } from './form.ts';

/** More differences than these are counted: then the package holds another connector altogether. */
const MOST = 20;

/**
 * The package differs from the folder. One report for what is the same at several operations; case `text` where only people
 * notice, case `form` where nobody does, case `more` for what is too much. The message may use {package}, {things}, {change},
 * {place} and {count}.
 */
export const packageDiffers = check<'folder', { about: Aspect }>({
  given: ['folder'],
  options: {
    type: 'object',
    required: ['about'],
    additionalProperties: false,
    properties: { about: { enum: ['definition', 'properties', 'script', 'icon'] } },
  },
  run: (connector, { about }) => {
    const groups = new Map<string, Difference[]>();
    for (const difference of differencesIn(connector)) {
      if (difference.aspect !== about) continue;
      getOrInsert(
        groups,
        `${difference.textOnly} ${difference.change.kind} ${wordsOf({ changes: [difference.change] })}`,
        () => [],
      ).push(difference);
    }
    const file = connector.package?.file;
    if (!file) return null;
    const reports = [...groups].slice(0, MOST).map(([key, group]) => reportOf(key, group, file));
    const rest = groups.size - reports.length;
    if (rest > 0) return [...reports, { file: file.path, case: 'more', values: { package: file.name, count: rest } }];
    const place = about === 'definition' ? otherForm(connector) : null;
    return place === null
      ? reports
      : [...reports, { file: file.path, case: 'form', anchor: place, values: { package: file.name, place } }];
  },
});

/** Where the package's definition is written in another way, though it means the same; null where more is to be told. */
function otherForm(connector: Connector): string | null {
  const packed = packedConnector(connector);
  const own = connector.file('swagger');
  if (!packed || !own || isInPackage(own.path)) return null;
  if (differencesIn(connector).some(({ aspect, textOnly }) => aspect === 'definition' && !textOnly)) return null;
  return firstDifference(connector.json('swagger')?.root, packed.json('swagger')?.root, '', TOLD);
}

/** Texts and versions, which are told as such. */
const TOLD: ReadonlySet<string> = new Set(['/info', '/tags', '/externalDocs', '/x-ms-connector-metadata']);

function reportOf(key: string, group: readonly Difference[], file: { path: string; name: string }): Report {
  const [{ change, textOnly }] = group as readonly [Difference];
  const abouts = [...new Map(group.map(({ change: { about } }) => [about.name, about])).values()];
  const things = change.about.type === 'connector' ? 'the connector' : listOf(namesOf(abouts));
  return {
    file: file.path,
    anchor: `${key} ${[...new Set(group.map(({ change: { about } }) => about.id))].sort().join(' ')}`,
    values: { package: file.name, things, change: wordsOf({ changes: [change] }), kind: change.kind },
    ...caseOf(change.kind, textOnly),
  };
}

/** Without its script, or with one that nobody has seen, a connector is another: that has its own words. */
function caseOf(kind: keyof typeof KINDS, textOnly: boolean): Pick<Report, 'case'> {
  if (kind === 'script-added') return { case: 'unseen' };
  if (kind === 'script-removed') return { case: 'missing' };
  if (kind === 'brand-color-changed') return { case: 'colour' };
  return textOnly && kind !== 'icon-changed' ? { case: 'text' } : {};
}
