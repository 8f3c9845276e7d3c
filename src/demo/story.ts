/** The demo's story: a new connector from its first push to certified, with an outsider in between. */

import { join } from 'node:path';
import { DEFAULT_FOLDERS } from '../config/defaults.ts';
import { connectorsIn } from '../connector/connector.ts';
import { readTree } from '../disk/tree.ts';
import { RULES_DIR } from '../rules/files/paths.ts';
import { MISTAKES, withMistakes } from './mistakes.ts';
import type { Screen } from './screen.ts';
import type { Theatre } from './theatre.ts';

const OWNER = 'power-connectors';
const REPO = `${OWNER}/connectors`;
const PUBLISHED = 'certified-connectors/Contoso Orders';
const NEW = 'certified-connectors/Fabrikam Parcels';
const BRANCH = 'add-fabrikam-parcels';

const BODY = `Adds our connector for parcels.

- [x] I attest that the connector doesn't exist on the Power Platform today.
- [x] I attest that the connector works: every operation was deployed and tested.
- [x] I attest that operations and parameters have detailed descriptions.
- [x] I attest that all operations have response schemas, unless these are dynamic.
- [x] I attest that I ran paconn validate on my connector.
- [x] I attest that the icon has a brand color or follows the guidelines.
`;

/** Plays it. @returns the pull request's address */
export async function playStory({ simulator, settle }: Theatre, screen: Screen): Promise<string> {
  const { world } = simulator;
  const files = await samples();
  const good = filesOf(files, NEW);
  world.createUser(OWNER, { name: 'Power Connectors' });
  for (const login of ['mia', 'lee', 'olaf']) world.createUser(login);
  world.createRepository({
    owner: OWNER,
    name: 'connectors',
    defaultBranch: 'dev',
    files: Object.fromEntries(underFolder(PUBLISHED, filesOf(files, PUBLISHED))),
  });
  world.setRole(REPO, 'mia', 'maintain');
  world.setRole(REPO, 'olaf', 'triage');
  world.install(REPO);
  screen.note(
    'A repository of connectors, with one published connector. mia is a maintainer, lee a partner, olaf may label issues.',
  );

  screen.step(`lee opens a pull request from a fork: a new connector with ${MISTAKES.length} honest mistakes`);
  for (const { what } of MISTAKES) screen.note(`· ${what}`);
  const fork = world.fork(REPO, 'lee');
  const push = (contents: ReadonlyMap<string, string>, message: string) =>
    world.commit(fork, BRANCH, { author: 'lee', message, changes: Object.fromEntries(underFolder(NEW, contents)) });
  push(withMistakes(good, MISTAKES), 'Add Fabrikam Parcels');
  const number = world.openPull({
    repo: REPO,
    base: 'dev',
    headRepo: fork,
    headBranch: BRANCH,
    title: 'Fabrikam Parcels',
    body: BODY,
    author: 'lee',
  });
  const show = async () => {
    await settle();
    screen.show(world.pull(REPO, number));
  };
  await show();

  screen.step('lee mends most of them and pushes');
  push(withMistakes(good, MISTAKES.slice(0, 2)), 'Mend what the review found');
  await show();

  screen.step('lee mends the last two and pushes');
  push(good, 'Mend the title and the description');
  await show();

  screen.step('mia, a maintainer, approves');
  world.review(REPO, number, 'mia', { state: 'approve', body: 'Well done.' });
  await show();

  screen.step('olaf, who may not, sets the label "certified"');
  world.addLabel(REPO, number, 'olaf', 'certified');
  await show();

  screen.step('mia moves it on: first to "in preview" …');
  world.addLabel(REPO, number, 'mia', 'in preview');
  await show();

  screen.step('… and, when it is tested, to "certified"');
  world.addLabel(REPO, number, 'mia', 'certified');
  await show();
  return world.pull(REPO, number).url;
}

function samples() {
  return readTree(join(RULES_DIR, 'samples'));
}

/** The text files of one sample connector, by name. */
function filesOf(files: Awaited<ReturnType<typeof samples>>, folder: string): ReadonlyMap<string, string> {
  const connector = connectorsIn(files, DEFAULT_FOLDERS).find((candidate) => candidate.folder === folder);
  if (!connector) throw new Error(`The sample ${folder} is missing from the package.`);
  return new Map(connector.files.map((file) => [file.name, connector.text(file)?.text ?? '']));
}

function underFolder(folder: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([name, text]) => [`${folder}/${name}`, text]);
}
