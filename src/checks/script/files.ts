/** Checks of which files hold code, and of what apiProperties.json says about it. */
import { WELL_KNOWN } from '../../connector/connector.ts';
import { member } from '../../connector/pointer.ts';
import { thousands } from '../../connector/thousands.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { sameWord } from '../names.ts';

/** Code in any file but script.csx; another case of that name is another rule's matter. */
export const oneScript = check({
  given: ['folder'],
  run: ({ files }) =>
    files
      .filter(({ name }) => /\.csx?$/i.test(name) && name.toLowerCase() !== WELL_KNOWN.script)
      .map((file) => ({ file: file.path, span: { start: 0, end: 0 } })),
});

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
    if (list === undefined || connector.file('script')) return null;
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
    if (!Array.isArray(list) || !api) return null;
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
