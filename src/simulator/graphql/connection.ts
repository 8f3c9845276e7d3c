/** Lists, as GitHub pages them. */
import { type Context, field, TypedError } from './node.ts';

interface Paging {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

const encode = (index: number) => Buffer.from(`cursor:v2:${index}`).toString('base64');

function decode(cursor: string): number {
  const index = Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1'))?.[1]);
  if (Number.isNaN(index))
    throw new TypedError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return index;
}

/** GitHub: one of `first` and `last` must be given, and at most 100. */
function checkBounds(name: string, { first, last }: Paging): void {
  if (first === undefined && last === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw new TypedError('MISSING_PAGINATION_BOUNDARIES', message);
  }
  for (const [bound, value] of Object.entries({ first, last })) {
    if (value === undefined || (value >= 1 && value <= 100)) continue;
    const message = `Requesting ${value} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`;
    throw new TypedError('EXCESSIVE_PAGINATION', message);
  }
}

/**
 * A connection field. `list` gives all its items by the field's further arguments, which `names` lists; `render` makes
 * one item a node.
 */
export function connection<Item, NodeKind extends object = object>(
  name: string,
  list: (args: NodeKind, context: Context) => readonly Item[],
  render: (item: Item, context: Context) => unknown,
  names: readonly (keyof NodeKind & string)[] = [],
) {
  type All = NodeKind & Paging;
  return field<All>(['first', 'after', 'last', 'before', ...names] as (keyof All & string)[], (args, context) => {
    checkBounds(name, args);
    const items = list(args, context);
    let from = args.after === undefined ? 0 : decode(args.after) + 1;
    let to = args.before === undefined ? items.length : decode(args.before);
    if (args.first !== undefined) to = Math.min(to, from + args.first);
    else if (args.last !== undefined) from = Math.max(from, to - args.last);
    const cursor = (index: number) => (items.length === 0 || to <= from ? null : encode(index));
    const nodes = () => items.slice(from, to).map((item) => render(item, context));
    return {
      __typename: `${name} connection`,
      totalCount: items.length,
      nodes,
      edges: () => nodes().map((node, index) => ({ __typename: 'edge', cursor: encode(from + index), node })),
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: to < items.length,
        hasPreviousPage: from > 0,
        startCursor: cursor(from),
        endCursor: cursor(to - 1),
      },
    };
  });
}
