/** GitHub's own schema, read and built once a process, when the first query comes. */
import { buildSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

let loading: Promise<GraphQLSchema> | null = null;
const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

/** The schema. Loading it takes about half a second. */
export function githubSchema(): Promise<GraphQLSchema> {
  loading ??= import('@octokit/graphql-schema').then(({ schema }) =>
    buildSchema(schema.idl, { assumeValid: true, noLocation: true }),
  );
  return loading;
}

/** A document held against the schema, or what is wrong with it. */
export function compile(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  const known = documents.get(query);
  if (known) return known;
  const compiled = check(schema, query);
  documents.set(query, compiled);
  return compiled;
}

function check(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
