/** One connector of a `check`, from its files to what is kept of its verdict. */
import type { RepositoryConfig } from '../config/types.ts';
import type { FileSet } from '../connector/types.ts';
import type { Inspection } from '../review/inspect/inspect.ts';
import type { Watch } from '../review/inspect/watch.ts';
import type { OtherTitle } from '../rules/engine/check.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { Job } from './input/jobs.ts';
import { inspectTarget, shownFiles, shownReview } from './inspect-target.ts';
import type { Keeper, Kept } from './output/keep.ts';

/** What is the same for all connectors. */
export interface Frame {
  readonly rules: RuleSet;
  readonly overrides: RepositoryConfig['rules'];
  readonly otherTitles: readonly OtherTitle[] | null;
}

/** A connector's files, now and before. */
export interface Files {
  readonly head: FileSet;
  /** null where there is nothing to compare with. */
  readonly base: FileSet | null;
}

export type Place = Pick<Job, 'target' | 'from'>;

/** What one connector adds to the verdict. */
export type Done = Kept & Pick<Inspection, 'totals' | 'blocking' | 'toConfirm' | 'confirmed' | 'failures'>;

/** What scripts need must have been prepared. @param watch left out: on this thread */
export function inspectJob({ target, from }: Place, files: Files, frame: Frame, watch?: Watch): Inspection {
  return inspectTarget(target, from, { ...files, ...frame, ...(watch ? { watch } : {}) });
}

export function keepJob({ target }: Place, { head }: Files, inspection: Inspection, keeper: Keeper): Done {
  const { totals, blocking, toConfirm, confirmed, failures } = inspection;
  const kept = keeper.keep(shownReview(target, inspection), shownFiles(target, head));
  return { ...kept, totals, blocking, toConfirm, confirmed, failures };
}
