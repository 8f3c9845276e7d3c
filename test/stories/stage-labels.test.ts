/** Labels of stages, set, renamed and deleted by people who may and people who may not. */
import { begin, CONNECTOR, label, number, review, said, standing, story } from './stages.ts';
import { REPO } from './world.ts';

afterEach(async () => story.close());

test("an outsider's label is taken off with a civil word", async () => {
  await begin();
  await review('approve');
  await label('tom', 'certified');
  expect(standing()).toBe('ready for preview: maintainer');
  expect(said().at(-1)).toBe(
    'Thank you, tom, but `certified` is for the maintainers to set. I have taken the label off; the stage stays `ready for preview`.',
  );
});

test("a maintainer's label that comes too early is taken off with what is missing, and comes true when nothing is", async () => {
  await begin();
  await label('mona', 'in preview');
  expect(standing()).toBe('Validation phase: maintainer');
  expect(said().at(-1)).toContain('`in preview` has to wait: a maintainer must approve the connector as it is now.');
  await review('approve');
  expect(standing()).toBe('in preview: partner');
});

test('asking for another stage takes back a request that waits', async () => {
  await begin();
  await label('mona', 'in preview');
  story.tick();
  story.world.comment(REPO, number, 'mona', '/stage Validation phase');
  await story.quiet();
  await review('approve');
  expect(standing()).toBe('ready for preview: maintainer');
});

test('of two stage labels at once one is left', async () => {
  await begin();
  await review('approve');
  story.world.addLabel(REPO, number, 'mona', 'in preview');
  story.world.addLabel(REPO, number, 'mona', 'ready for production');
  await story.quiet();
  expect(standing()).toBe('ready for production: maintainer');
});

test.each(['then', 'now'] as const)(
  'renaming or deleting a label gets nobody further, if history calls it as %s',
  async (labelNames) => {
    await begin(CONNECTOR, {
      labelNames,
      roles: { mona: 'maintain', wes: 'write' },
      files: {
        'readme.md': '# Connectors\n',
        '.github/connector-reviewer.yml': 'maintainers:\n  roles: [admin, maintain]\n',
      },
    });
    await label('mona', 'nice');
    story.tick();
    story.world.renameLabel(REPO, 'wes', 'nice', 'certified');
    await story.quiet();
    expect(standing()).toBe('Validation phase: maintainer');
    if (labelNames === 'now') expect(said().at(-1)).toContain('has been changed itself since mona set it');
    story.tick();
    story.world.deleteLabel(REPO, 'wes', 'certified');
    story.world.renameLabel(REPO, 'wes', 'Validation phase', 'certified');
    await story.quiet();
    expect(standing()).toBe('Validation phase: maintainer');
    await review('approve');
    story.world.deleteLabel(REPO, 'wes', 'ready for preview');
    await story.quiet();
    expect(standing()).toBe('ready for preview: maintainer');
  },
);
