/** Where the pages are: the addresses GitHub has. */
import { type Context, Hono } from 'hono';
import { findCheckRun } from '../act/checks.ts';
import { isBinary } from '../git/objects.ts';
import { entryAt } from '../git/tree.ts';
import { GitHubError, notFound } from '../model/errors.ts';
import { findPull, findRepository, fullName, type Hub } from '../model/hub.ts';
import { resolveCommit, treeOf } from '../model/refs.ts';
import type { Repository } from '../model/types.ts';
import { viewPull, viewRun } from '../world/view.ts';
import { conversationPage } from './conversation.ts';
import { html } from './html.ts';
import { layout, type PullPage } from './layout.ts';
import { blobPage, checkPage, filesPage, homePage, pullsPage } from './other.ts';

/** The pages. Anybody may read them; a page that is not there is a 404 in words. */
export function pageRoutes(hub: Hub): Hono {
  const app = new Hono();
  const repositoryOf = (c: Context) => findRepository(hub, `${c.req.param('owner')}/${c.req.param('repo')}`);
  const pageOf = (repository: Repository, number: number): PullPage => {
    const colors = new Map([...repository.labels.values()].map((label) => [label.name, label.color]));
    return { repo: fullName(repository), pull: viewPull(hub, findPull(repository, number)), colors };
  };
  app.onError((error, c) => {
    const status = error instanceof GitHubError && error.status === 404 ? 404 : 500;
    return c.html(
      layout('Not here', html`<h1>${status === 404 ? 'There is no such page' : String(error.stack)}</h1>`),
      status,
    );
  });
  app.get('/', (c) => c.html(homePage([...hub.repositories.values()].map(fullName))));
  app.get('/:owner/:repo/pulls', (c) => {
    const repository = repositoryOf(c);
    const pages = [...repository.pulls.keys()].reverse().map((number) => pageOf(repository, number));
    return c.html(pullsPage(fullName(repository), pages));
  });
  app.get('/:owner/:repo/pull/:number', (c) =>
    c.html(conversationPage(pageOf(repositoryOf(c), Number(c.req.param('number'))))),
  );
  app.get('/:owner/:repo/pull/:number/files', (c) =>
    c.html(filesPage(pageOf(repositoryOf(c), Number(c.req.param('number'))))),
  );
  app.get('/:owner/:repo/runs/:id', (c) => {
    const repository = repositoryOf(c);
    return c.html(checkPage(fullName(repository), viewRun(findCheckRun(repository, Number(c.req.param('id'))))));
  });
  app.get('/:owner/:repo/blob/:ref/:path{.+}', (c) =>
    c.html(blobAt(repositoryOf(c), c.req.param('ref'), c.req.param('path'))),
  );
  return app;
}

function blobAt(repository: Repository, ref: string, path: string): string {
  const commit = resolveCommit(repository, ref);
  const entry = commit === null ? null : entryAt(repository.objects, treeOf(repository, commit), path);
  if (entry?.type !== 'blob') throw notFound();
  const bytes = repository.objects.read('blob', entry.oid);
  return blobPage(fullName(repository), path, isBinary(bytes) ? 'A binary file.' : Buffer.from(bytes).toString('utf8'));
}
