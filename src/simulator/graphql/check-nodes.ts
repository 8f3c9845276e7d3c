/** Check suites and runs in GraphQL. */
import type { CheckRun, CheckSuite, Repository } from '../model/types.ts';
import { connection } from './connection.ts';
import type { Node } from './node.ts';

interface SuiteFilter {
  readonly filterBy?: { readonly appId?: number | null; readonly checkName?: string | null } | null;
}
interface RunFilter {
  readonly filterBy?: {
    readonly checkName?: string | null;
    readonly status?: string | null;
    readonly checkType?: 'ALL' | 'LATEST' | null;
  } | null;
}

/** `Commit.checkSuites`. */
export function suites(repository: Repository, oid: string) {
  const runsOf = (suite: CheckSuite) => repository.checkRuns.filter((run) => run.suite === suite);
  const list = ({ filterBy }: SuiteFilter) => {
    const checkName = filterBy?.checkName ?? null;
    const named = (suite: CheckSuite) => checkName === null || runsOf(suite).some((run) => run.name === checkName);
    const ofApp = ({ by }: CheckSuite) => (filterBy?.appId ?? by.id) === by.id;
    return repository.suites.filter((suite) => suite.headSha === oid && ofApp(suite) && named(suite));
  };
  return connection<CheckSuite, SuiteFilter>(
    'checkSuites',
    list,
    (suite) => ({
      __typename: 'CheckSuite',
      id: suite.nodeId,
      databaseId: suite.id,
      createdAt: suite.createdAt,
      app: {
        __typename: 'App',
        id: `A_${suite.by.id}`,
        databaseId: suite.by.id,
        slug: suite.by.slug,
        name: suite.by.slug,
      },
      checkRuns: connection<CheckRun, RunFilter>('checkRuns', (args) => runs(runsOf(suite), args), runNode, [
        'filterBy',
      ]),
    }),
    ['filterBy'],
  );
}

/** GitHub: the latest run of each name, unless all are asked for. */
function runs(all: readonly CheckRun[], { filterBy }: RunFilter): readonly CheckRun[] {
  const name = filterBy?.checkName;
  const status = filterBy?.status;
  const fitting = all.filter(
    (run) => (name ?? run.name) === run.name && (status ?? run.status.toUpperCase()) === run.status.toUpperCase(),
  );
  return filterBy?.checkType === 'ALL'
    ? fitting
    : fitting.filter((run) => fitting.findLast((each) => each.name === run.name) === run);
}

function runNode(run: CheckRun): Node {
  return {
    __typename: 'CheckRun',
    id: run.nodeId,
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    externalId: run.externalId === '' ? null : run.externalId,
    detailsUrl: run.detailsUrl,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
  };
}
