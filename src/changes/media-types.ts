/** What an operation takes its body as, compared by what is in force: its own `consumes`, else the document's. */
import { textOf } from '../connector/pointer.ts';
import type { Operation } from '../connector/swagger/nodes.ts';
import type { OperationPair } from './match.ts';
import { type About, type Change, change, type Spot, spot } from './types.ts';

const CONSUMES = 'consumes';

/** An option that is gone breaks who uses it; one that came hurts nobody. Where nothing is sent, only an own list counts. */
export function compareConsumes(about: About, { base, head }: OperationPair): Change[] {
  const own = CONSUMES in base.object || CONSUMES in head.object;
  if (!own && !sends(base) && !sends(head)) return [];
  const [before, after] = [consumedBy(base), consumedBy(head)];
  const at = { head: placeOf(head), base: placeOf(base) };
  const gone = [...before].filter((type) => !after.has(type));
  if (gone.length > 0) return [change('media-type-removed', about, { ...at, values: { value: gone.join(', ') } })];
  const added = [...after].filter((type) => !before.has(type));
  return added.length > 0 ? [change('media-type-added', about, { ...at, values: { value: added.join(', ') } })] : [];
}

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** In lower case and without the charset that JSON has anyway; where nothing is said, what is sent then. */
function consumedBy(operation: Operation): Set<string> {
  const list = operation.object[CONSUMES] ?? operation.path.document.root?.[CONSUMES];
  if (Array.isArray(list))
    return new Set(
      list.map((type) =>
        textOf(type)
          .toLowerCase()
          .replace(/; *charset=utf-?8/, ''),
      ),
    );
  const isForm = operation.parameters.some(({ parameter }) => parameter.location === 'formData');
  return new Set(isForm ? FORMS : ['application/json']);
}

function sends({ parameters }: Operation): boolean {
  return parameters.some(({ parameter: { location } }) => location === 'body' || location === 'formData');
}

/** Where the list stands that is in force, or would. */
function placeOf(operation: Operation): Spot {
  const { parent: root } = operation.path;
  return root && !(CONSUMES in operation.object) && CONSUMES in root.object
    ? spot(root, `/${CONSUMES}`)
    : spot(operation, `/${CONSUMES}`);
}
