/** One GraphQL request: held against GitHub's schema, then carried out. */
import { type ExecutionResult, execute, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { GitHubError } from '../model/errors.ts';
import type { Hub, Principal } from '../model/hub.ts';
import type { Answer } from '../rest/route.ts';
import { mutations, nodeField, visibleRepositories } from './mutations.ts';
import { type Context, field, type Node, resolveField, TypedError } from './node.ts';
import { repositoryNode } from './repository-node.ts';
import { compile, githubSchema } from './schema.ts';
import { actorNode } from './talk-nodes.ts';

interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** The first operation's name, for the log; null when it has none or the request is not to be read. */
export function operationName(text: string): string | null {
  const request = read(text);
  return request?.operationName ?? /\b(?:query|mutation)\s+(\w+)/.exec(request?.query ?? '')?.[1] ?? null;
}

function read(text: string): Request | null {
  try {
    const request = JSON.parse(text) as Partial<Request> | null;
    return typeof request?.query === 'string' ? (request as Request) : null;
  } catch {
    return null;
  }
}

const findRepository = field<{ owner: string; name: string; followRenames?: boolean }>(
  ['owner', 'name', 'followRenames'],
  ({ owner, name }, context) => {
    const wanted = `${owner}/${name}`.toLowerCase();
    const repository = context.hub.repositories.get(wanted);
    if (repository && visibleRepositories(context).includes(repository)) return repositoryNode(repository);
    throw new TypedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  },
);

function root({ principal }: Context): Node {
  return {
    __typename: 'Root',
    repository: findRepository,
    node: nodeField,
    viewer: () => {
      if (principal.kind === 'app') throw new TypedError('FORBIDDEN', 'Resource not accessible by integration');
      return { ...actorNode(principal.account), __typename: 'User', login: loginOf(principal) };
    },
    ...mutations,
  };
}

/** GitHub: `viewer` is the one place where GraphQL gives an App its REST login. */
function loginOf(principal: Exclude<Principal, { kind: 'app' }>): string {
  return principal.kind === 'installation' ? `${principal.account.login}[bot]` : principal.account.login;
}

/** Answers a request: always 200, as GitHub does, unless it can't be read or comes from nobody in particular. */
export async function answerGraphql(hub: Hub, principal: Principal, text: string): Promise<Answer> {
  if (principal.kind === 'app') throw new GitHubError(401, 'Requires authentication');
  const request = read(text);
  if (!request) throw new GitHubError(400, 'Problems parsing JSON');
  const schema = await githubSchema();
  const document = compile(schema, request.query);
  if (!('kind' in document)) return { status: 200, body: { errors: document.map(format) } };
  const contextValue: Context = { hub, principal };
  const { errors, data } = (await execute({
    schema,
    document,
    rootValue: root(contextValue),
    contextValue,
    fieldResolver: resolveField,
    ...(request.variables ? { variableValues: request.variables } : {}),
    ...(request.operationName ? { operationName: request.operationName } : {}),
  })) as ExecutionResult;
  return {
    status: 200,
    body: { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(format) } : {}) },
  };
}

/** An error in GitHub's form: its `type` stands beside the message. */
function format(error: GraphQLError): GraphQLFormattedError & { type?: string } {
  const { message, locations, path } = error.toJSON();
  const cause = error.originalError;
  const type = cause instanceof TypedError ? cause.type : cause instanceof GitHubError ? 'UNPROCESSABLE' : null;
  return { ...(type ? { type } : {}), message, ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
}
