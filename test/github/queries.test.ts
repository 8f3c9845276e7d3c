import { schema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import {
  blobsQuery,
  definitionsQuery,
  FILE,
  foldersQuery,
  HEAD,
  historyQuery,
  OPEN_NUMBERS,
  openPullsQuery,
  otherFilesQuery,
  PULL_REQUEST,
  REVIEW_LOAD,
  RULE_FILES,
  STAGE_TIMES,
  THREAD_COMMENTS,
  treesQuery,
  VIEWER,
} from '../../src/github/read/queries.ts';
import { reactTo, resolveThreads } from '../../src/github/write/mutations.ts';

const github = buildSchema(schema.idl, { assumeValidSDL: true });

const documents = {
  FILE,
  HEAD,
  OPEN_NUMBERS,
  PULL_REQUEST,
  REVIEW_LOAD,
  RULE_FILES,
  STAGE_TIMES,
  THREAD_COMMENTS,
  VIEWER,
  folders: foldersQuery(3),
  open: openPullsQuery(2),
  history: historyQuery(2),
  others: otherFilesQuery(2),
  reactions: reactTo(['THUMBS_UP'], ['CONFUSED']),
  threads: resolveThreads(2),
  trees: treesQuery(2),
  definitions: definitionsQuery(3),
  blobs: blobsQuery(3),
};

test.each(Object.entries(documents))("%s is a valid query of GitHub's own schema", (_name, document) => {
  expect(validate(github, parse(document)).map(String)).toEqual([]);
});
