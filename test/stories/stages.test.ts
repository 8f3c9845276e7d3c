/** The stages as people live them: conversations between a partner, maintainers and the App. */
import { FOLDER, good, IP_BODY } from './parcels.ts';
import {
  begin,
  CONNECTOR,
  edited,
  label,
  number,
  push,
  README,
  review,
  SWAGGER,
  said,
  standing,
  story,
  summary,
} from './stages.ts';
import { FORK, PARTNER, REPO } from './world.ts';

afterEach(async () => story.close());

test('a new connector goes from its first push to certified', async () => {
  const broken = JSON.parse(String(CONNECTOR[SWAGGER])) as { info: { description?: string } };
  delete broken.info.description;
  await begin({ ...CONNECTOR, [SWAGGER]: `${JSON.stringify(broken, null, 2)}\n` });
  expect(standing()).toBe('Validation phase: partner');
  await push({ [SWAGGER]: String(CONNECTOR[SWAGGER]) });
  expect(standing()).toBe('Validation phase: maintainer');
  await review('approve');
  expect(standing()).toBe('ready for preview: maintainer');
  await label('mona', 'in preview');
  expect(standing()).toBe('in preview: partner');
  expect(said().at(-1)).toContain('10 successful calls');
  await label('mona', 'ready for production');
  expect(standing()).toBe('ready for production: maintainer');
  await label('mona', 'deployment-in-progress');
  await label('mona', 'certified');
  expect(standing()).toBe('certified: nobody');
  expect(said().at(-1)).toContain('Congratulations');
});

test('a request for changes, an answer and another request hand the turn to and fro', async () => {
  await begin();
  expect(standing()).toBe('Validation phase: maintainer');
  await review('request_changes');
  expect(standing()).toBe('Validation phase: partner');
  expect(summary()).toContain('mona asked for changes');
  story.tick();
  story.world.comment(REPO, number, PARTNER, 'The summary is what our customers know. May it stay?');
  await story.quiet();
  expect(standing()).toBe('Validation phase: maintainer');
  story.tick();
  story.world.comment(REPO, number, 'mona', 'I would still change it.');
  await story.quiet();
  expect(standing()).toBe('Validation phase: partner');
  await push({ [README]: edited() });
  expect(standing()).toBe('Validation phase: maintainer');
});

test('a push that changes no connector file keeps the approval, one that does takes it', async () => {
  await begin();
  await review('approve');
  const files = Object.fromEntries(Object.entries(CONNECTOR).map(([path, text]) => [path, String(text)]));
  story.world.commit(FORK, 'work', { changes: files, message: 'Squash', author: PARTNER, force: true });
  await story.quiet();
  expect(standing()).toBe('ready for preview: maintainer');
  await push({ [README]: edited() });
  expect(standing()).toBe('Validation phase: maintainer');
  expect(said().at(-1)).toContain('`ready for preview` → `Validation phase`');
});

test('an independent publisher goes from a proposal to certified', async () => {
  const folder = 'independent-publisher-connectors/Fabrikam Parcels';
  const title = 'Proposal - Fabrikam Parcels (Independent Publisher)';
  await begin({ [`${folder}/readme.md`]: '# Fabrikam Parcels\n' }, {}, { title });
  expect(standing()).toBe('Proposal: partner');
  expect(summary()).toContain("Push the connector's files to this pull request");
  await push(Object.fromEntries(Object.entries(CONNECTOR).map(([path, text]) => [path.replace(FOLDER, folder), text])));
  expect(standing()).toBe('Validation phase: partner');
  const properties = JSON.parse(good.get('apiProperties.json')!) as { properties: Record<string, unknown> };
  Object.assign(properties.properties, { iconBrandColor: '#da3b01', publisher: 'Pat Partner' });
  await push({ [`${folder}/apiProperties.json`]: `${JSON.stringify(properties, null, 2)}\n` });
  story.world.editPull(REPO, number, PARTNER, {
    title: 'Fabrikam Parcels (Independent Publisher)',
    body: IP_BODY,
  });
  await story.quiet();
  expect(standing()).toBe('Validation phase: maintainer');
  await review('approve');
  expect(standing()).toBe('ready for preview: maintainer');
  await label('mona', 'in preview');
  story.tick();
  story.world.comment(REPO, number, PARTNER, '/tested');
  await story.quiet();
  expect(standing()).toBe('ready for production: maintainer');
  await label('mona', 'deployment-in-progress');
  await label('mona', 'certified');
  expect(standing()).toBe('certified: nobody');
});

test('merged early, it moves on', async () => {
  await begin();
  await review('approve');
  story.world.mergePull(REPO, number, 'mona');
  await story.quiet();
  expect(standing()).toBe('certification request: partner');
  await label('mona', 'in preview');
  expect(standing()).toBe('in preview: partner');
  await label('mona', 'certified');
  expect(standing()).toBe('certified: nobody');
});

test('a stage that merges, merges what was approved by squash, and it moves on', async () => {
  const config = 'stages:\n  change:\n    in-preview: { merge: true }\n';
  await begin(CONNECTOR, { files: { 'readme.md': '# Connectors\n', '.github/connector-reviewer.yml': config } });
  await review('approve');
  expect(story.pull(number).merged).toBe(false);
  await label('mona', 'in preview');
  expect(story.pull(number).merged).toBe(true);
  expect(standing()).toBe('in preview: partner');
  await label('mona', 'certified');
  expect(standing()).toBe('certified: nobody');
});

test('a member of a team that maintains may move it, and nobody else', async () => {
  const config = 'maintainers:\n  roles: [admin]\n  teams: [contoso/certifiers]\n';
  await begin(CONNECTOR, {
    roles: { mona: 'write', tom: 'triage' },
    files: { 'readme.md': '# Connectors\n', '.github/connector-reviewer.yml': config },
  });
  story.world.addToTeam('contoso/certifiers', 'mona');
  await review('approve');
  expect(standing()).toBe('ready for preview: maintainer');
  await label('tom', 'in preview');
  expect(standing()).toBe('ready for preview: maintainer');
});

test('closed for silence it is opened again by a word, and the record tells how long it waited', async () => {
  let now = new Date('2026-01-05T09:00:00Z');
  const later = async (days: number) => {
    now = new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
    // The sweep looks at what the clock has made due.
    await story.swept();
  };
  await begin(CONNECTOR, { now: () => now, tokenLifetime: 366 * 86_400, app: { sweepEvery: 200 } });
  await review('approve');
  await label('mona', 'in preview');
  await later(7);
  expect(said().at(-1)).toContain('this pull request has been waiting for you since 5 January 2026');
  await later(14);
  expect(said().at(-1)).toContain('This will be closed on 4 February 2026');
  expect(story.pull(number).state).toBe('open');
  await later(9);
  expect(story.pull(number).state).toBe('closed');
  expect(said().at(-1)).toContain('comment here, and it is opened again where it was');
  await later(5);
  story.world.comment(REPO, number, PARTNER, 'Back from my holidays: all operations work.');
  await story.quiet();
  expect(story.pull(number).state).toBe('open');
  expect(standing()).toBe('in preview: maintainer');
  expect(await record()).toMatch(
    /Validation phase → ready for preview {2}\(by itself\)\n.*ready for preview → in preview {2}\(mona\)/,
  );
});

/** What the command line says of its history. */
async function record(): Promise<string> {
  const { showHistory } = await import('../../src/cli/commands/history.ts');
  const lines: string[] = [];
  const output = { write: (text: string) => lines.push(text) };
  const env = { GITHUB_TOKEN: story.world.createToken('mona'), GITHUB_API_URL: story.simulator.url };
  await showHistory(`${REPO}#${number}`, { format: 'pretty' }, { cwd: '.', env, out: output, err: output });
  return lines.join('');
}
