/** Checks of which files hold code, and of what apiProperties.json says about it. */

import { type Connector, WELL_KNOWN } from '../../connector/connector.ts';
import { member } from '../../connector/pointer.ts';
import { knowsOperations } from '../../connector/swagger/whole.ts';
import { thousands } from '../../connector/thousands.ts';
import type { ConnectorFile } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { sameWord } from '../names.ts';

/**
 * Code in other files than script.csx; another case of that name is another rule's matter. Where the connector needs a script
 * and has none, what seems to be it; case `sources` for all else, told once: the sources of a service or its tests. {name}, {count}
 */
export const oneScript = check({
  given: ['folder'],
  run: (connector, _, { before }): Report | null => {
    const others = codeIn(connector);
    const known = new Set(before ? codeIn(before).map(({ name }) => name) : []);
    const added = others.filter(({ name }) => !known.has(name));
    const first = added[0];
    if (!first) return null;
    const misnamed = connector.file('script') ? null : scriptAmong(others, connector);
    const place = { file: (misnamed ?? first).path, span: { start: 0, end: 0 } };
    if (misnamed) return { ...place, values: { name: misnamed.name } };
    return { ...place, case: 'sources', values: { name: first.name, count: added.length } };
  },
});

function codeIn({ files }: Connector): ConnectorFile[] {
  return files.filter(({ name }) => /\.csx?$/i.test(name) && name.toLowerCase() !== WELL_KNOWN.script);
}

/** The one file right in the folder that can be the script: a .csx, or any code where operations are said to have one. */
function scriptAmong(others: readonly ConnectorFile[], connector: Connector): ConnectorFile | null {
  const operations = member(connector.properties?.object.properties, 'scriptOperations');
  const isAsked = Array.isArray(operations) && operations.length > 0;
  const candidates = others.filter(({ name }) => !name.includes('/') && (isAsked || /\.csx$/i.test(name)));
  return candidates.length === 1 ? (candidates[0] as ConnectorFile) : null;
}

export const scriptSize = check<'script', { readonly max: number }>({
  given: ['script'],
  options: { type: 'object', required: ['max'], properties: { max: { type: 'integer' } } },
  run: ({ path, content }, { max }) =>
    content.size > max ? { file: path, values: { size: thousands(content.size), max: thousands(max) } } : null,
});

/** Operations are said to have a script, and there is none. */
export const scriptMissing = check({
  given: ['properties'],
  run: (root, _, { connector }) => {
    const list = member(root.object.properties, 'scriptOperations');
    // What is not a list is script/operations-list's matter.
    if (!Array.isArray(list) || connector.file('script')) return null;
    return { at: '/properties/scriptOperations' };
  },
});

/** There is a script, and it is not said for which operations. */
export const operationsListed = check({
  given: ['properties'],
  run: (root, _, { connector }) =>
    connector.file('script') && member(root.object.properties, 'scriptOperations') === undefined
      ? { at: '/properties/scriptOperations' }
      : null,
});

/** Each entry is an operationId. One in another case is mended. */
export const operationsExist = check({
  given: ['properties'],
  run: (root, _, { connector: { api } }) => {
    const list = member(root.object.properties, 'scriptOperations');
    if (!Array.isArray(list) || !api || !knowsOperations(api)) return null;
    return list.flatMap((id: unknown, index): Report[] => {
      if (typeof id === 'string' && api.operationsById.has(id)) return [];
      const same = typeof id === 'string' ? sameWord(id, api.operationsById.keys()) : null;
      const free = same !== null && !list.includes(same);
      const hint = same === null ? '' : ` Is \`${same}\` meant?`;
      return [
        { at: `/properties/scriptOperations/${index}`, values: { hint }, ...(free ? { fix: { set: same } } : {}) },
      ];
    });
  },
});
