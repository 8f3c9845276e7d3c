/** Changed files by REST, which knows the old names of renamed ones. */
import type { ChangedFile, PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';
import { HeadMovedError } from '../errors.ts';

const PAGE = 100;

/** @param count how many GraphQL listed; throws HeadMovedError when REST lists another number */
export async function readRenamedFiles(client: Client, key: PullKey, count: number): Promise<ChangedFile[]> {
  const files: ChangedFile[] = [];
  for (let page = 1; files.length === (page - 1) * PAGE && files.length < count; page++) {
    const { data } = await client.read((request) =>
      client.github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
        ...{ owner: key.owner, repo: key.repo, pull_number: key.number, per_page: PAGE, page, request },
      }),
    );
    for (const { filename, previous_filename, status } of data) {
      const previousPath = status === 'renamed' ? (previous_filename ?? null) : null;
      files.push({ path: filename, previousPath, status: status === 'unchanged' ? 'changed' : status });
    }
  }
  if (files.length !== count) throw new HeadMovedError();
  return files;
}
