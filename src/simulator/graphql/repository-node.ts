/** Repositories in GraphQL. */
import { fullName } from '../model/hub.ts';
import type { Pull, Repository } from '../model/types.ts';
import { connection } from './connection.ts';
import { expressionNode, objectNode, refNode } from './git-nodes.ts';
import { labelNode } from './history-nodes.ts';
import { type Context, field, guarded, type Node, TypedError } from './node.ts';
import { pullNode, stateOf } from './pull-node.ts';
import { actorNode } from './talk-nodes.ts';

interface PullFilter {
  readonly states?: readonly string[];
  readonly baseRefName?: string;
  readonly headRefName?: string;
  readonly labels?: readonly string[];
  readonly orderBy?: { readonly field: 'CREATED_AT' | 'UPDATED_AT'; readonly direction: 'ASC' | 'DESC' };
}

export function repositoryNode(repository: Repository): Node {
  const { nodeId, id, name, owner, defaultBranch, labels } = repository;
  return {
    __typename: 'Repository',
    ...{
      id: nodeId,
      databaseId: id,
      name,
      nameWithOwner: fullName(repository),
      isFork: repository.parent !== null,
      isPrivate: false,
    },
    url: (_args: object, { hub }: Context) => `${hub.url}/${fullName(repository)}`,
    owner: actorNode(owner),
    defaultBranchRef: guarded(
      ['contents:read'],
      field([], () => refNode(repository, `heads/${defaultBranch}`)),
    ),
    ref: guarded(
      ['contents:read'],
      field<{ qualifiedName: string }>(['qualifiedName'], ({ qualifiedName }) => findRef(repository, qualifiedName)),
    ),
    object: guarded(
      ['contents:read'],
      field<{ oid?: string; expression?: string }>(['oid', 'expression'], ({ oid, expression }) => {
        if (oid !== undefined) return objectNode(repository, oid);
        return expression === undefined ? null : expressionNode(repository, expression);
      }),
    ),
    pullRequest: guarded(
      ['pull_requests:read'],
      field<{ number: number }>(['number'], ({ number }) => {
        const pull = repository.pulls.get(number);
        if (!pull)
          throw new TypedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
        return pullNode(pull);
      }),
    ),
    pullRequests: guarded(
      ['pull_requests:read'],
      connection<Pull, PullFilter>('pullRequests', (args) => listPulls(repository, args), pullNode, [
        'states',
        'baseRefName',
        'headRefName',
        'labels',
        'orderBy',
      ]),
    ),
    labels: connection('labels', () => [...labels.values()], labelNode),
    label: field<{ name: string }>(['name'], ({ name: wanted }) => {
      const label = labels.get(wanted.toLowerCase());
      return label ? labelNode(label) : null;
    }),
  };
}

/** GitHub: oldest first unless told otherwise. */
function listPulls(repository: Repository, { states, baseRefName, headRefName, labels, orderBy }: PullFilter): Pull[] {
  // Whether several mean all of them or any, GitHub does not say.
  if (labels && labels.length > 1)
    throw new TypedError('NOT_MODELLED', 'The simulator does not model pullRequests with several labels');
  const wanted = labels?.[0]?.toLowerCase();
  const pulls = [...repository.pulls.values()].filter(
    (pull) =>
      (!states || states.includes(stateOf(pull))) &&
      (baseRefName ?? pull.base.ref) === pull.base.ref &&
      (headRefName ?? pull.head.ref) === pull.head.ref &&
      (wanted === undefined || pull.labels.some(({ name }) => name.toLowerCase() === wanted)),
  );
  const key = (pull: Pull) => (orderBy?.field === 'UPDATED_AT' ? pull.updatedAt : pull.createdAt);
  pulls.sort((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
  return orderBy?.direction === 'DESC' ? pulls.reverse() : pulls;
}

function findRef(repository: Repository, qualifiedName: string): Node | null {
  const name = qualifiedName.replace(/^refs\//, '');
  const known = [name, `heads/${name}`].find((each) => repository.refs.has(each));
  return known === undefined ? null : refNode(repository, known);
}
