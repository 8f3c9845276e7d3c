import { timesIn } from '../../src/github/read/stage-times.ts';
import { loadMachine } from '../../src/machine/load.ts';
import { stageOf } from '../../src/machine/machine.ts';
import { usualTimeIn } from '../../src/stages/usual-time.ts';

const DAY = 24 * 60 * 60 * 1000;
const inPreview = stageOf(loadMachine(), 'in-preview');
const usual = (days: readonly number[]) =>
  usualTimeIn({ stageTimes: new Map([['in preview', days.map((day) => day * DAY)]]) }, inPreview);

it('is the median of the last twenty stays', () => {
  expect(usual([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ median: 5 * DAY, count: 9 });
  expect(usual([1, 2, 3, 4, 5, 6, 7, 8])).toEqual({ median: 4.5 * DAY, count: 8 });
  expect(usual([...Array<number>(20).fill(3), ...Array<number>(30).fill(100)])).toEqual({ median: 3 * DAY, count: 20 });
});

it('says nothing of fewer than eight, of the last stage, or where nobody has looked', () => {
  expect(usual([1, 2, 3, 4, 5, 6, 7])).toBeNull();
  expect(usualTimeIn({}, inPreview)).toBeNull();
  const certified = stageOf(loadMachine(), 'certified');
  expect(usualTimeIn({ stageTimes: new Map([['certified', Array<number>(9).fill(DAY)]]) }, certified)).toBeNull();
});

it('counts a stay from the label to its removal, and none that ended at once or is not a stage', () => {
  const event = (added: boolean, name: string, createdAt: string) => ({
    __typename: added ? ('LabeledEvent' as const) : ('UnlabeledEvent' as const),
    ...{ createdAt, label: { name } },
  });
  const times = timesIn(
    [
      [
        event(true, 'In Preview', '2026-01-01T00:00:00Z'),
        event(true, 'bug', '2026-01-01T00:00:00Z'),
        event(false, 'bug', '2026-01-02T00:00:00Z'),
        event(false, 'in preview', '2026-01-03T00:00:00Z'),
        event(true, 'certified', '2026-01-03T00:00:00Z'),
        event(false, 'certified', '2026-01-03T00:00:20Z'),
      ],
      [event(true, 'in preview', '2026-02-01T00:00:00Z'), event(false, 'in preview', '2026-02-02T00:00:00Z')],
    ],
    ['in preview', 'certified'],
  );
  expect(times).toEqual(new Map([['in preview', [DAY, 2 * DAY]]]));
});
