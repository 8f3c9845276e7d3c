/** Which connectors the other open pull requests add: read from the definitions at their heads. */
import { WELL_KNOWN } from '../../connector/connector.ts';
import { type Signs, signsIn } from '../../connector/signs.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { OtherPull } from '../../rules/engine/pull.ts';
import type { Client } from '../client.ts';
import type { OtherPullAnswer } from './answers.ts';
import { sizeOf, type TitleCache } from './connector-titles.ts';
import { readTexts, wholeText } from './file-texts.ts';

/** Definitions read in one run, which is one request; the rest is left to the next. */
const MAX_READ = 50;

/**
 * The pull requests with the definitions of folders that are not published yet, as far as these can be had. Costs a
 * request only for heads that were never seen.
 * @param published the folders on the base branch
 */
export async function withDefinitions(
  client: Client,
  { owner, repo, number }: PullKey,
  pulls: readonly OtherPull[],
  heads: readonly OtherPullAnswer[],
  published: ReadonlySet<string>,
  cache: TitleCache,
): Promise<OtherPull[]> {
  const headOf = new Map(heads.map((head) => [head.number, head.headRefOid]));
  // A folder's definition has this name; in other letters it is another rule's matter, and is not found here.
  const definitionsOf = (pull: OtherPull) =>
    pull.folders
      .filter((folder) => !published.has(folder))
      .map((folder) => `${headOf.get(pull.number)}:${folder}/${WELL_KNOWN.swagger}`);
  const keyOf = (expression: string) => `${owner}/${repo}@${expression}`;
  const missing = pulls.flatMap(definitionsOf).filter((expression) => cache.get(keyOf(expression)) === undefined);
  await readTexts(client, { owner, repo, number }, missing.slice(0, MAX_READ), (expression, answer) => {
    const signs = signsIn(wholeText(answer) ?? '');
    cache.set(keyOf(expression), signs, sizeOf(signs));
  });
  return pulls.map((pull) => {
    const known = definitionsOf(pull).flatMap(
      (expression) => (cache.get(keyOf(expression)) as Signs | undefined) ?? [],
    );
    const brings = known.filter(({ title }) => title !== null);
    return brings.length > 0 ? { ...pull, brings } : pull;
  });
}
