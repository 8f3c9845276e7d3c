/** Inspects one connector folder and calls it what people call it. */
import type { FileSet } from '../connector/types.ts';
import { type InspectInput, type Inspection, inspect } from '../review/inspect/inspect.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import { changed } from '../rules/findings/finding.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Job } from './input/jobs.ts';
import { printedFile } from './input/printed-paths.ts';
import type { Target } from './input/targets.ts';

/**
 * The inspection of a target, under the names the rules see. Its files must not be missing at both ends.
 * @param from where it was before the change
 */
export function inspectTarget(target: Target, from: Target, input: Omit<InspectInput, 'folders'>): Inspection {
  const overrides = target.packaged ? { ...OF_PACKAGES, ...input.overrides } : input.overrides;
  return inspect({
    ...input,
    ...(overrides ? { overrides } : {}),
    folders: { [topOf(from)]: from.kind, [topOf(target)]: target.kind },
  });
}

/** Where somebody asks about a package by itself, there is no folder that could lack something; what can't be read fails. */
const OF_PACKAGES: InspectInput['overrides'] = {
  'package/zip-readable': 'error',
  'package/only-package': 'off',
  'package/swagger-present': 'off',
  'package/api-properties-present': 'off',
  'package/readme-present': 'off',
};

function topOf({ folder }: Target): string {
  return folder.slice(0, folder.indexOf('/'));
}

/** The target's own part of its inspection, under the names that are printed. */
export function printedReview({ target, printed }: Printed, { connectors }: Inspection): ConnectorReview {
  const review = connectors[0] as ConnectorReview;
  const findings = review.findings.map((finding) => renamed(finding, target, printed));
  return { ...review, folder: printed === '' ? '.' : printed, findings };
}

type Printed = Pick<Job, 'target' | 'printed'>;

/** The target's files under the names that are printed. */
export function printedFiles({ target: { folder }, printed }: Printed, files: FileSet): FileSet {
  if (folder === printed) return files;
  return new Map([...files].map(([path, content]) => [printedFile(printed, path.slice(folder.length)), content]));
}

function renamed(finding: Finding, { folder }: Target, printed: string): Finding {
  if (folder === printed || !finding.file.startsWith(`${folder}/`)) return finding;
  return changed(finding, { file: printedFile(printed, finding.file.slice(folder.length)) });
}
