/** Checks of the pull request itself. */
import type { CheckTable } from '../rules/engine/check.ts';
import { pullAppSteps, pullChecklist, pullImages, pullSubmission } from './pull/attest.ts';
import { pullAgreement, pullOwner } from './pull/author.ts';
import { pullExisting } from './pull/existing.ts';
import { pullConnectors, pullFiles } from './pull/files.ts';
import { pullBranch, pullConflicts, pullDuplicate, pullTitle } from './pull/title.ts';

export const PULL_CHECKS: CheckTable = {
  'pull-agreement': pullAgreement,
  'pull-app-steps': pullAppSteps,
  'pull-branch': pullBranch,
  'pull-checklist': pullChecklist,
  'pull-conflicts': pullConflicts,
  'pull-connectors': pullConnectors,
  'pull-duplicate': pullDuplicate,
  'pull-existing': pullExisting,
  'pull-files': pullFiles,
  'pull-images': pullImages,
  'pull-owner': pullOwner,
  'pull-submission': pullSubmission,
  'pull-title': pullTitle,
};
