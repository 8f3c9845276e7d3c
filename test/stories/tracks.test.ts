/** The ways of the different kinds of connector after the approval, step by step. */
import { BODY, FOLDER, good, IP_BODY, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld, type WorldOptions } from './world.ts';

let story: StoryWorld;
let number: number;
afterEach(async () => story.close());

const CONNECTOR = pathed(good);
const IP_FOLDER = FOLDER.replace('certified-connectors', 'independent-publisher-connectors');
const SWAGGER = `${FOLDER}/apiDefinition.swagger.json`;

async function begin(changes: Readonly<Record<string, string | null>>, options: WorldOptions = {}, body = BODY) {
  story = await startWorld({ roles: { mona: 'maintain' }, ...options });
  number = story.open(changes, { title: 'Fabrikam Parcels', body });
  await story.quiet();
}

/** Stage, and whose turn it is, by the labels. */
function position(): string {
  const { labels } = story.pull(number);
  const turn = labels.includes('needs:partner-attention')
    ? 'partner'
    : labels.includes('needs:attention')
      ? 'maintainer'
      : 'nobody';
  const others = new Set(['certified-connector', 'independent-publisher-connector', 'New', 'minor-update', 'Update']);
  const stages = labels.filter((label) => !label.startsWith('needs:') && !others.has(label));
  return `${stages.join(' + ')}: ${turn}`;
}

const own = () => story.pull(number).comments.filter(({ author }) => author === 'connector-reviewer');
const summary = () => own()[0]?.body ?? '';
const lastWord = () => own().at(-1)?.body ?? '';
const boxes = () => summary().match(/^- \[[ x]\] \*\*[a-z]+\*\*/gm) ?? [];

async function label(name: string) {
  story.tick();
  story.world.addLabel(REPO, number, 'mona', name);
  await story.quiet();
}

async function says(login: string, body: string) {
  story.tick();
  story.world.comment(REPO, number, login, body);
  await story.quiet();
}

async function approveAndMerge() {
  story.world.review(REPO, number, 'mona', { state: 'approve', body: '' });
  await story.quiet();
  story.world.mergePull(REPO, number, 'mona');
  await story.quiet();
}

test("a verified publisher's connector goes through Partner Center, its go-live and the end of its preview", async () => {
  await begin(CONNECTOR);
  await approveAndMerge();
  expect(position()).toBe('certification request: partner');
  expect(lastWord()).toContain('Certification goes on in Partner Center now');
  expect(summary()).toContain('[Partner Center](https://partner.microsoft.com/dashboard)');
  expect(boxes()).toHaveLength(5);
  await says(PARTNER, '/done guide package validator');
  expect(boxes().filter((box) => box.startsWith('- [x]'))).toEqual([
    '- [x] **guide**',
    '- [x] **package**',
    '- [x] **validator**',
  ]);
  expect(position()).toBe('certification request: partner');
  await says(PARTNER, '/done request, policies');
  expect(position()).toBe('certification request: maintainer');
  expect(summary()).toContain('the author has done every step of the checklist');
  await label('in preview');
  expect(position()).toBe('in preview: partner');
  await says(PARTNER, '/tested');
  expect(position()).toBe('ready for production: maintainer');
  await label('deployment-in-progress');
  await label('certified');
  expect(position()).toBe('certified: nobody');
  await says(PARTNER, '/release-tag');
  expect(position()).toBe('certified: maintainer');
  expect(summary()).toContain('99.95 %');
  await label('generally available');
  expect(position()).toBe('certified: maintainer');
  expect(lastWord()).toContain('every step of its checklist must be done');
  await says(PARTNER, '/done availability');
  expect(lastWord()).toContain('a maintainer says when this is done');
  await says('mona', '/done availability calls support');
  await label('generally available');
  expect(position()).toBe('generally available: nobody');
});

test('a box of the checklist that a maintainer ticks in the summary counts; taken back by clearing it', async () => {
  await begin(CONNECTOR);
  await approveAndMerge();
  const { id, body } = own()[0]!;
  story.world.editComment(REPO, id, 'mona', body.replace('- [ ] **package**', '- [x] **package**'));
  await story.quiet();
  expect(summary()).toContain('- [x] **package**');
  expect(summary()).toContain('done, said mona');
  await says(PARTNER, '/done guide');
  expect(boxes().filter((box) => box.startsWith('- [x]'))).toEqual(['- [x] **guide**', '- [x] **package**']);
});

test("an independent publisher's connector goes through the form and the identity check", async () => {
  const files = Object.fromEntries(
    Object.entries(CONNECTOR).map(([path, text]) => [
      path.replace(FOLDER, IP_FOLDER),
      String(text).replace('#b5651d', '#da3b01'),
    ]),
  );
  await begin(files, { files: { 'readme.md': '# Connectors\n', '.github/connector-reviewer.yml': LENIENT } }, IP_BODY);
  await approveAndMerge();
  expect(position()).toBe('identity check: partner');
  expect(boxes()).toEqual(['- [ ] **form**', '- [ ] **identity**', '- [ ] **zip**']);
  await label('certification request');
  expect(position()).toBe('identity check: partner');
  expect(lastWord()).toContain('is not set by hand from `identity check`');
});

test('a connector that is removed goes its own short way', async () => {
  const base = Object.fromEntries(Object.entries(CONNECTOR).map(([path, text]) => [path, String(text)]));
  await begin(Object.fromEntries(Object.keys(CONNECTOR).map((path) => [path, null])), {
    files: { 'readme.md': '# Connectors\n', '.github/connector-reviewer.yml': LENIENT, ...base },
  });
  story.world.review(REPO, number, 'mona', { state: 'approve', body: '' });
  await story.quiet();
  expect(position()).toBe('approved for retirement: maintainer');
  expect(lastWord()).toContain('Deprecation comes first');
  await label('retired');
  expect(position()).toBe('retired: nobody');
});

test('a connector whose operations all become deprecated goes that way too', async () => {
  const base = Object.fromEntries(Object.entries(CONNECTOR).map(([path, text]) => [path, String(text)]));
  const doc = JSON.parse(String(CONNECTOR[SWAGGER])) as {
    paths: Record<string, Record<string, { deprecated?: boolean }>>;
  };
  for (const path of Object.values(doc.paths)) for (const operation of Object.values(path)) operation.deprecated = true;
  await begin(
    { [SWAGGER]: `${JSON.stringify(doc, null, 2)}\n` },
    { files: { 'readme.md': '# Connectors\n', '.github/connector-reviewer.yml': LENIENT, ...base } },
  );
  story.world.review(REPO, number, 'mona', { state: 'approve', body: '' });
  await story.quiet();
  expect(position()).toBe('approved for retirement: maintainer');
});

/** The stages are what these stories are about: no rule blocks here. */
const LENIENT = `rules:
  change/connector-removed: warning
  change/operation-removed: warning
`;
