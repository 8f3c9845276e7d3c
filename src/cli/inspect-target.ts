/** Inspects one connector folder and calls it what people call it. */
import './compiler.ts';
import { type ConnectorReview, type InspectInput, type Inspection, inspect } from '../review/inspect.ts';
import { changed } from '../rules/finding.ts';
import type { Finding } from '../rules/types.ts';
import type { Target } from './targets.ts';

/** The inspection of a target, under the names the rules see. Its files must not be missing at both ends. */
export function inspectTarget(target: Target, input: Omit<InspectInput, 'folders'>): Inspection {
  const top = target.folder.slice(0, target.folder.indexOf('/'));
  return inspect({ ...input, folders: { [top]: target.kind } });
}

/** The target's own part of its inspection, under the names that are shown. */
export function shownReview(target: Target, { connectors }: Inspection): ConnectorReview {
  const review = connectors[0] as ConnectorReview;
  const findings = review.findings.map((finding) => renamed(finding, target));
  return { ...review, folder: target.shown, findings };
}

function renamed(finding: Finding, { folder, shown }: Target): Finding {
  if (folder === shown || !finding.file.startsWith(`${folder}/`)) return finding;
  return changed(finding, { file: shown + finding.file.slice(folder.length) });
}
