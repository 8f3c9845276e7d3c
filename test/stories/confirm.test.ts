/** A breaking change, its author's word that it is meant, and the maintainer who decides: what the change validator prints. */
import { jest } from '@jest/globals';
import { BODY, FOLDER, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

jest.setTimeout(120_000);

// biome-ignore lint/suspicious/noExplicitAny: the sample's own JSON, changed as each story likes
type Json = any;
type Edit = (api: Json) => void;

const NAME = 'apiDefinition.swagger.json';

let story: StoryWorld;
let number: number;
let now: Date;
afterEach(async () => story.close());

/** The published definition, edited. */
function edited(...edits: readonly Edit[]): Readonly<Record<string, string>> {
  const api = JSON.parse(good.get(NAME)!);
  for (const edit of edits) edit(api);
  return { [`${FOLDER}/${NAME}`]: `${JSON.stringify(api, null, 2)}\n` };
}

async function begin(edit: Edit, config = '') {
  now = new Date('2026-11-22T09:00:00Z');
  const files = {
    'readme.md': '# Connectors\n',
    ...pathed(good),
    ...(config === '' ? {} : { '.github/connector-reviewer.yml': config }),
  };
  story = await startWorld({ roles: { mona: 'maintain', olaf: 'read' }, files, now: () => now });
  number = story.open(edited(edit), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
}

const minute = () => {
  now = new Date(now.getTime() + 60_000);
};
async function says(login: string, body: string): Promise<void> {
  minute();
  story.world.comment(REPO, number, login, body);
  await story.quiet();
}
async function pushes(...edits: readonly Edit[]): Promise<void> {
  minute();
  story.push(edited(...edits));
  await story.quiet();
}
async function approves(login: string): Promise<void> {
  minute();
  story.world.review(REPO, number, login, { state: 'approve' });
  await story.quiet();
}

const labels = () => story.pull(number).labels;
const summary = () => story.pull(number).comments.find(({ body }) => body.includes(':summary'))?.body ?? '';
const check = () => story.pull(number).checkRuns.at(-1)!;
const replies = () =>
  story
    .pull(number)
    .comments.filter(({ body }) => body.startsWith('<!-- connector-reviewer:reply '))
    .map(({ body }) => body.replace(/^<!--.*-->\n/, ''));

const CONFIRM = '/confirm all The service still answers the old calls';
const parcel = (api: Json) => api.definitions.Parcel.properties;
const booking = (api: Json) => api.definitions.Booking;
const list = (api: Json) => api.paths['/parcels'].get;

/** The validator's table: what it prints as an error, and one such change. */
const TABLE: readonly (readonly [string, string, Edit])[] = [
  ['an operation is deleted', 'change/operation-removed', (api) => delete api.paths['/parcels/{number}'].delete],
  [
    'a path changes',
    'change/path-changed',
    (api) => {
      api.paths['/parcel/{number}'] = api.paths['/parcels/{number}'];
      delete api.paths['/parcels/{number}'];
    },
  ],
  [
    'a parameter moves',
    'change/parameter-location-changed',
    (api) => {
      list(api).parameters[1].in = 'header';
    },
  ],
  [
    'a required parameter is added',
    'change/required-parameter-added',
    (api) =>
      list(api).parameters.push({
        ...{ name: 'depot', in: 'query', type: 'string', required: true },
        ...{ 'x-ms-summary': 'Depot', description: 'Only parcels of this depot.' },
      }),
  ],
  [
    'a required input field is added',
    'change/required-body-property-added',
    (api) => {
      booking(api).properties.depot = { type: 'string', title: 'Depot', description: 'Where the parcel is handed in.' };
      booking(api).required.push('depot');
    },
  ],
  [
    'a consumes option is removed',
    'change/media-type-removed',
    (api) => {
      api.paths['/parcels'].post.consumes = ['text/json'];
    },
  ],
  [
    'an output field has another type',
    'change/response-property-type-changed',
    (api) => {
      parcel(api).state.type = 'integer';
    },
  ],
  ['an output field is deleted', 'change/response-property-removed', (api) => delete parcel(api).due],
  ['an enum value is removed', 'change/enum-value-removed', (api) => list(api).parameters[1].enum.pop()],
  [
    'a list of values is added',
    'change/enum-introduced',
    (api) => {
      booking(api).properties.recipient.enum = ['Fabrikam', 'Contoso'];
    },
  ],
];

/** One more, of another kind than any of the table. */
const another: Edit = (api) => {
  list(api).operationId = 'AllParcels';
};

test.each(TABLE)('%s: confirmed by its author, accepted by an approval', async (_, rule, edit) => {
  await begin(edit);
  expect(check()).toMatchObject({
    conclusion: 'failure',
    title: expect.stringMatching(/^1 breaking change to confirm · /),
  });
  expect(summary()).toContain('### 1 breaking change to confirm before certification');
  expect(summary()).toMatch(/Take back 1 breaking change .*`\/confirm all REASON`.*A maintainer then decides/);
  expect(summary()).toContain('1 breaking');
  expect(summary()).toContain(rule);
  expect(labels()).toContain('needs:partner-attention');

  await says(PARTNER, CONFIRM);
  expect(replies()).toEqual([
    expect.stringMatching(/^1 breaking change is confirmed with your reason\. A maintainer decides/),
  ]);
  expect(check()).toMatchObject({ conclusion: 'failure', title: expect.stringContaining("the maintainers' turn") });
  expect(summary()).toContain('### 1 breaking change confirmed by the author: a maintainer decides');
  expect(summary()).toMatch(/🔵 confirmed.*pat: “The service still answers the old calls”/);

  await pushes(edit, another);
  expect(check().title).toMatch(/^1 breaking change to confirm · .*partner's turn/);
  expect(summary()).toMatch(/🔵 confirmed.*“The service still answers the old calls”/);

  await pushes(edit);
  expect(check().title).toMatch(/^1 breaking change confirmed by the author · .*maintainers' turn/);
  await approves('mona');
  expect(check().conclusion).toBe('success');
  expect(summary()).toMatch(/⚪ let pass.*pat: “The service still answers the old calls”/);
  expect(summary()).toContain('accepted by mona');
  expect(labels()).toContain('ready for preview');
});

const remove: Edit = (api) => delete api.paths['/parcels/{number}'].delete;

test('a confirmation by a stranger is refused, and so is one by a maintainer', async () => {
  await begin(remove);
  await says('olaf', CONFIRM);
  await says('mona', CONFIRM);
  expect(replies()).toEqual([
    expect.stringContaining('`/confirm` is for the author of the pull request'),
    expect.stringMatching(/`\/confirm` is for the author of the pull request.*`\/acknowledge`/),
  ]);
  expect(check()).toMatchObject({
    conclusion: 'failure',
    title: expect.stringMatching(/^1 breaking change to confirm/),
  });
});

test('an approval before the confirmation accepts nothing, and neither does one by a stranger', async () => {
  await begin(remove);
  await approves('mona');
  await says(PARTNER, CONFIRM);
  await approves('olaf');
  expect(check()).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('confirmed by the author') });
  await approves('mona');
  expect(check().conclusion).toBe('success');
});

test('an acknowledgement accepts a confirmation as well', async () => {
  await begin(remove);
  await says(PARTNER, CONFIRM);
  await says('mona', '/acknowledge all Agreed');
  expect(check().conclusion).toBe('success');
  expect(summary()).toContain('accepted by mona');
});

test('a confirmation that is taken out of its comment is gone', async () => {
  await begin(remove);
  minute();
  const id = story.world.comment(REPO, number, PARTNER, CONFIRM);
  await story.quiet();
  minute();
  story.world.editComment(REPO, id, PARTNER, 'I have to ask first.');
  await story.quiet();
  expect(check().title).toMatch(/^1 breaking change to confirm/);
});

test('one more of the same kind is another change: only that one is to be confirmed', async () => {
  await begin(remove);
  await says(PARTNER, '/confirm Nobody calls it');
  await pushes(remove, (api) => delete api.paths['/parcels'].post);
  expect(check().title).toMatch(/^1 breaking change to confirm/);
  expect(summary()).toMatch(/🔴 breaks \| `Book a parcel`/);
  expect(summary()).toMatch(/🔵 confirmed \| `Cancel a parcel`.*“Nobody calls it”/);
  await says(PARTNER, '/confirm change/operation-removed Nor that one');
  expect(summary()).toContain('2 breaking changes confirmed by the author');
  expect(summary()).toMatch(/🔵 confirmed \| `Cancel a parcel`.*“Nobody calls it”/);
  expect(summary()).toMatch(/🔵 confirmed \| `Book a parcel`.*“Nor that one”/);
});

test('where the repository has it so, the word of the author suffices', async () => {
  await begin(remove, 'acknowledgedBy: author\n');
  expect(summary()).not.toContain('A maintainer then decides');
  await says(PARTNER, CONFIRM);
  expect(check().conclusion).toBe('success');
});

test('a reason is asked for, and a rule has to be one', async () => {
  await begin(remove);
  await says(PARTNER, '/confirm all');
  await says(PARTNER, '/confirm change/operation-remove It is meant');
  expect(replies()).toEqual([
    expect.stringContaining('It needs a reason'),
    expect.stringMatching(/There is no rule .*Did you mean `change\/operation-removed`/),
  ]);
});
