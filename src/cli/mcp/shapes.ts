/** The forms of what tools take and give, with the words that tell an agent what they are. */
import { z } from 'zod';

const severity = z.enum(['error', 'warning', 'suggestion']);

export const KIND = z
  .enum(['certified', 'independent-publisher', 'custom'])
  .optional()
  .describe('The kind of connector, where the folder it lies in does not tell');

/** How much of a verdict is wanted. */
export const HOW_MUCH = {
  severity: severity.default('warning').describe('The least severity that is shown'),
  page: z.number().int().min(1).max(10_000).default(1).describe('Which page of the causes, errors first'),
  size: z.number().int().min(500).max(100_000).default(5000).describe('Characters of JSON on a page'),
};

const place = z.object({ line: z.number(), column: z.number(), pointer: z.string().nullable() });

const cause = z.object({
  rule: z.string().describe('Its id: the tool explain tells more'),
  severity,
  file: z.string(),
  message: z.string().describe('What is wrong at the first place'),
  remedy: z.string().describe('What to do'),
  count: z.number().describe('How often this rule found something in this file'),
  fixable: z.number().describe('How many of them the tool fix mends'),
  places: z.array(place).describe('The first few, lines and columns from 1'),
});

export const VERDICT = {
  passed: z.boolean().describe('Whether nothing blocks certification'),
  blocking: z.number(),
  totals: z.object({ error: z.number(), warning: z.number(), suggestion: z.number() }),
  connectors: z.array(z.object({ folder: z.string(), kind: z.string() })),
  causes: z.array(cause),
  page: z.number(),
  pages: z.number(),
  leftOut: z.number().describe('Causes on other pages'),
};

export const FOUND_RULES = {
  rules: z.array(z.object({ id: z.string(), title: z.string(), severity: z.string() })),
  leftOut: z.number().describe('More rules that fit the words'),
};
