/** One connector of a `check`, from its files to what is kept of its verdict. */
import type { RepositoryConfig } from '../config/types.ts';
import type { FileSet } from '../connector/types.ts';
import type { Inspection } from '../review/inspect/inspect.ts';
import type { Watch } from '../review/inspect/watch.ts';
import type { OtherTitle } from '../rules/engine/check.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import { pathsIn, prepare } from '../rules/files/prepare.ts';
import type { Mended, Mending } from './commands/fix.ts';
import type { Job } from './input/jobs.ts';
import { inspectTarget, printedFiles, printedReview } from './inspect-target.ts';
import type { Keeper, Kept } from './output/keep.ts';

/** What is the same for all connectors. */
export interface Frame {
  readonly rules: RuleSet;
  readonly overrides: RepositoryConfig['rules'];
  readonly otherTitles: readonly OtherTitle[] | null;
  /** null: nothing is mended. */
  readonly fix: Mending | null;
}

/** A connector's files, now and before. */
export interface Files {
  readonly head: FileSet;
  /** null where there is nothing to compare with. */
  readonly base: FileSet | null;
}

export type Place = Pick<Job, 'target' | 'from' | 'printed'>;

/** What one connector adds to the verdict. */
export type Done = Kept &
  Pick<Inspection, 'totals' | 'blocking' | 'toConfirm' | 'confirmed' | 'failures'> & {
    readonly mended: readonly Mended[];
  };

/** Mends the connector on the disk if it is to be, inspects what is there then, and keeps what the form needs. */
export async function checkOne(place: Place, files: Files, frame: Frame, keeper: Keeper): Promise<Done> {
  await prepare(pathsIn(files.head));
  if (frame.fix === null) return verdictOn(place, files, frame, keeper);
  const { fixTarget } = await import('./commands/fix.ts');
  const { overrides } = frame.fix;
  const inspect = (head: FileSet) => inspectJob(place, { ...files, head }, { ...frame, overrides });
  const { head, mended } = await fixTarget(place, files.head, frame.fix, inspect);
  return { ...verdictOn(place, { ...files, head }, frame, keeper), mended };
}

/** What scripts need must have been prepared. @param watch left out: on this thread */
export function verdictOn(place: Place, files: Files, frame: Frame, keeper: Keeper, watch?: Watch): Done {
  const inspection = inspectJob(place, files, frame, watch);
  const { totals, blocking, toConfirm, confirmed, failures } = inspection;
  const kept = keeper.keep(printedReview(place, inspection), {
    files: printedFiles(place, files.head),
    compared: files.base !== null,
  });
  return { ...kept, totals, blocking, toConfirm, confirmed, failures, mended: [] };
}

function inspectJob({ target, from }: Place, files: Files, frame: Frame, watch?: Watch): Inspection {
  const { fix: _, ...rest } = frame;
  return inspectTarget(target, from, { ...files, ...rest, ...(watch ? { watch } : {}) });
}
