/** GitHub's own schema, read and built once a process, when the first query comes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

let schema: GraphQLSchema | null = null;
const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

/** The schema. Building it takes about half a second. */
export function githubSchema(): GraphQLSchema {
  if (!schema) {
    const path = createRequire(import.meta.url).resolve('@octokit/graphql-schema/schema.graphql');
    schema = buildSchema(readFileSync(path, 'utf8'), { assumeValid: true });
  }
  return schema;
}

/** A document held against the schema, or what is wrong with it. */
export function compile(query: string): DocumentNode | readonly GraphQLError[] {
  const known = documents.get(query);
  if (known) return known;
  const compiled = check(query);
  documents.set(query, compiled);
  return compiled;
}

function check(query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(githubSchema(), document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
