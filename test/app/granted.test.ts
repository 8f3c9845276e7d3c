import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { pino } from 'pino';
import { lacking } from '../../src/app/granted.ts';
import { type StoryWorld, startWorld } from '../stories/world.ts';

const manifest = load(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')) as {
  readonly default_permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly default_events: readonly string[];
};
const { default_permissions: permissions, default_events: events } = manifest;

test('an App that was granted what app.yml asks for lacks nothing, nor does one of which nothing is known', () => {
  expect(lacking({ permissions, events })).toEqual([]);
  expect(lacking({})).toEqual([]);
});

test.each(Object.entries(permissions))('without %s: %s it is said what does not work', (name, level) => {
  const { [name]: _, ...rest } = permissions;
  const without = level === 'write' ? [rest, { ...rest, [name]: 'read' as const }] : [rest];
  for (const granted of without)
    expect(lacking({ permissions: granted, events })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: .+: .{15}`)),
    ]);
});

test.each(events)('an event that does not come is named: %s', (event) => {
  const rest = events.filter((other) => other !== event);
  expect(lacking({ permissions, events: rest })).toEqual([expect.stringContaining(`event ${event} `)]);
});

test('the operator sees it in the log, once, and from /readyz, and the App does all else', async () => {
  const { members: _, ...granted } = permissions;
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const story: StoryWorld = await startWorld({ granted, app: { log, sweepEvery: 50 } });
  try {
    await story.quiet();
    const lacks = [expect.stringMatching(/^members: read is missing/)];
    const answer = await fetch(`${story.app.url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ status: 'ready', lacks })]);
    await story.swept();
    await story.swept();
    expect(lines.map(({ lack, lacks: of }) => [lack, of])).toEqual([
      [lacks[0], undefined],
      [undefined, lacks],
    ]);
  } finally {
    await story.close();
  }
});
