/** How the simulator's answers meet GitHub's schema: what a type has is written down, all else is an error that names it. */
import type { GraphQLFieldResolver } from 'graphql';
import type { Hub, Principal } from '../model/hub.ts';
import { covers, type Permission } from '../rest/route.ts';

export interface Context {
  readonly hub: Hub;
  readonly principal: Principal;
}

type Args = Readonly<Record<string, unknown>>;
type Field = (args: Args, context: Context) => unknown;

/** An object of the schema: `__typename`, and its modelled fields as values or functions. */
export interface Node {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** An error with GitHub's `type` beside the message. */
export class TypedError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** A field that takes these arguments. Any other that is given is refused as not modelled. */
export function field<NodeKind>(
  names: readonly (keyof NodeKind & string)[],
  resolve: (args: NodeKind, context: Context) => unknown,
): Field {
  return (args, context) => {
    for (const [name, value] of Object.entries(args)) {
      if (value === null || value === undefined || (names as readonly string[]).includes(name)) continue;
      throw new TypedError('NOT_MODELLED', `The simulator does not model the argument ${name}`);
    }
    return resolve(args as NodeKind, context);
  };
}

/** A field for which the App needs one of these permissions. */
export function guarded(needs: readonly Permission[], resolve: Field): Field {
  return (args, context) => {
    allow(context, needs);
    return resolve(args, context);
  };
}

/** Throws GitHub's FORBIDDEN unless the token covers one of these permissions. */
export function allow({ principal }: Context, needs: readonly Permission[]): void {
  if (principal.kind !== 'installation' || covers(principal.permissions, needs)) return;
  throw new TypedError('FORBIDDEN', 'Resource not accessible by integration');
}

/** Resolves every field of every type. Arguments are those the query gives, null being none: the schema's defaults are what is modelled. */
export const resolveField: GraphQLFieldResolver<Node, Context, Args> = (
  source,
  args,
  context,
  { fieldName, parentType, fieldNodes },
) => {
  if (!Object.hasOwn(source, fieldName))
    throw new TypedError('NOT_MODELLED', `The simulator does not model ${parentType.name}.${fieldName}`);
  const names = new Set(fieldNodes.flatMap((node) => node.arguments ?? []).map((argument) => argument.name.value));
  const given = Object.fromEntries(Object.entries(args).filter(([name, value]) => names.has(name) && value !== null));
  const value = source[fieldName];
  if (typeof value === 'function') return (value as Field)(given, context);
  return field([], () => value)(given, context);
};
