/** What Microsoft may lift again: such an entry of rules/lists.yml is all that has to be changed then. */

export interface Restriction {
  /** false silences the rules that ask for it. */
  readonly 'in-force': boolean;
  /** In words: `September 2025`. */
  readonly since: string;
  /** Where reviewers say so. */
  readonly source: string;
}

/** The options of a check that depends on a restriction. */
export const RESTRICTION_OPTIONS = {
  type: 'object',
  required: ['restriction'],
  additionalProperties: false,
  properties: {
    restriction: {
      type: 'object',
      required: ['in-force', 'since', 'source'],
      properties: { 'in-force': { type: 'boolean' }, since: { type: 'string' }, source: { type: 'string' } },
    },
  },
};
