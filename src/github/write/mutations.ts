/** The GraphQL mutations that this App sends. A test validates them against GitHub's schema. */

/** Resolves many threads in one request; each succeeds or fails by itself. */
export function resolveThreads(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return /* GraphQL */ `
mutation ResolveThreads(${numbers.map((n) => `$t${n}: ID!`).join(', ')}) {
  ${numbers.map((n) => `t${n}: resolveReviewThread(input: { threadId: $t${n} }) { thread { id isResolved } }`).join('\n  ')}
}`;
}

/** Adds and takes back reactions to one text; each succeeds or fails by itself. */
export function reactTo(add: readonly string[], takeBack: readonly string[]): string {
  const input = (content: string) => `(input: { subjectId: $to, content: ${content} }) { clientMutationId }`;
  const fields = [
    ...takeBack.map((content) => `r${content}: removeReaction${input(content)}`),
    ...add.map((content) => `a${content}: addReaction${input(content)}`),
  ];
  return /* GraphQL */ `
mutation React($to: ID!) {
  ${fields.join('\n  ')}
}`;
}
