/** Checks of the readme rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { readmeAppSteps, readmeImages, readmeLength, readmeOperations, readmeTemplate } from './readme/contents.ts';
import {
  readmeHeadings,
  readmeLooseHeadings,
  readmePublisher,
  readmeSection,
  readmeTemplateTitle,
  readmeTitle,
} from './readme/headings.ts';

export const README_CHECKS: CheckTable = {
  'readme-app-steps': readmeAppSteps,
  'readme-headings': readmeHeadings,
  'readme-loose-headings': readmeLooseHeadings,
  'readme-images': readmeImages,
  'readme-length': readmeLength,
  'readme-operations': readmeOperations,
  'readme-publisher': readmePublisher,
  'readme-section': readmeSection,
  'readme-template': readmeTemplate,
  'readme-template-title': readmeTemplateTitle,
  'readme-title': readmeTitle,
};
