/** Brings together what was kept of each connector, and prints it in the form asked for. */
import type { Counted, Report } from '../../format/report.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import type { Io } from '../io.ts';
import type { Kept } from './keep.ts';
import { formatted, type OutputOptions, sarifText } from './output.ts';

/** All that a report says beside what was kept. */
export type Verdict = Omit<Report, 'told' | 'leftOut' | 'textOf'>;

export interface Gatherer {
  /** Takes what is kept of one connector, in the order in which they are printed. */
  take(kept: Kept): void;
  print(verdict: Verdict): Promise<void>;
}

/** The gatherer for the form asked for. JSON and JUnit's form are written at once, and of SARIF no more is kept than fits into a file. */
export async function gathererFor(options: OutputOptions, rules: RuleSet, io: Io): Promise<Gatherer> {
  if (options.format === 'json') {
    const { jsonWriter } = await import('../../format/json.ts');
    const writer = jsonWriter(rules.version, (piece) => io.out.write(piece));
    return {
      take: ({ told }) => told.forEach(writer.connector),
      print: async (verdict) => writer.end(verdict),
    };
  }
  if (options.format === 'junit') {
    const { JUNIT_END, JUNIT_HEAD } = await import('../../format/junit.ts');
    let before = JUNIT_HEAD;
    return {
      take: ({ told }) => {
        io.out.write(before + told.join(''));
        before = '';
      },
      print: async () => {
        io.out.write(before + JUNIT_END);
      },
    };
  }
  if (options.format === 'sarif') {
    const { SarifCollector } = await import('../../format/sarif-choice.ts');
    const collector = new SarifCollector();
    return {
      take: ({ results }) => collector.add(results),
      print: async () => {
        io.out.write(await sarifText(collector, rules, io));
      },
    };
  }
  return allGatherer(options, io);
}

/** For forms whose beginning depends on their end. */
function allGatherer(options: OutputOptions, io: Io): Gatherer {
  const told: string[] = [];
  const leftOut: Counted[] = [];
  return {
    take: (kept) => {
      for (const part of kept.told) told.push(part);
      for (const finding of kept.leftOut) leftOut.push(finding);
    },
    print: async (verdict) => {
      const report = { ...verdict, told, leftOut, textOf: () => null };
      for (const piece of await formatted(report, options, io)) io.out.write(piece);
    },
  };
}
