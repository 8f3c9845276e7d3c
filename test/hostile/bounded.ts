/** Expressions that are not linear in every text, each with the longest text it ever sees, and why. */

export interface Bound {
  /** Characters: on the checker's own attack of that length the expression is held to a time. */
  readonly characters: number;
  readonly reason: string;
}

/** No larger file is read. */
const FILE = 4 * 1024 * 1024;

const demo: Bound = { characters: 2000, reason: "the demo shows the App's own comments on its own story" };

export const BOUNDED: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  [
    String.raw`/!\[[^\]\n]{0,200}\][([]|<img\s|(?<![("'=])https:\/\/(?:user-images\.githubusercontent\.com|github\.com\/user-attachments\/assets|github\.com\/[\w.-]{1,100}\/[\w.-]{1,100}\/assets)\/[\w/-]/gi`,
    { characters: 65_536, reason: "a pull request's text is no longer; and no more than 200 steps from any place" },
  ],
  [
    String.raw`/(?:\s*\(v\.?\s?\d{1,4}(?:\.\d{1,4}){0,3}\)|\s+v\.?\d{1,4}(?:\.\d{1,4}){0,3})$/i`,
    { characters: 32, reason: 'is given the last 32 characters of a title' },
  ],
  [String.raw`/\B(?=(?:\d{3})+$)/g`, { characters: 21, reason: 'is given numbers of ours: no digit is a partner’s' }],
  [String.raw`/<!--[\s\S]*?-->\n?/g`, demo],
  [String.raw`/<details><summary>(.*?)<\/summary>[\s\S]*?<\/details>/g`, demo],
  [String.raw`/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g`, demo],
  [
    String.raw`/^(.*) <(.*)> (\d+) /`,
    { characters: 500, reason: 'the simulator reads names that its own callers gave' },
  ],
  [
    String.raw`/\{(?![^{}/]{1,200}\})|(?<!\{[^{}/]{1,200})\}/u`,
    {
      characters: FILE,
      reason: 'looks at most 200 characters on from a brace, and back from one',
    },
  ],
  [
    String.raw`/(?<!\(independent publisher)(?<!\(v\.? ?\d[\d.]{0,9})\)\s*$/i`,
    { characters: FILE, reason: 'looks at no more than 30 characters before a parenthesis' },
  ],
  [
    String.raw`/\b(?:get|getting|obtain|generate|create|copy|request|find)\b[^\n]{0,60}\b(?:key|token|credentials?|account|secret)\b/i`,
    { characters: FILE, reason: 'no more than 60 steps from any word' },
  ],
  [
    String.raw`/\suntil\s+(\S{1,20}(?:\s+\S{1,20}){0,2})$/i`,
    { characters: 65_536, reason: 'a comment is no longer; and no more than three words of 20 characters are tried' },
  ],
  [String.raw`/[^\s@]{1,64}@[^\s@]{1,253}/`, { characters: 10_000, reason: 'textsLack looks at no more of a text' }],
]);

/** Who makes expressions (`new RegExp`), and of what. */
export const MAKERS: Readonly<Record<string, string>> = {
  'checks/operation/ids.ts': "rules' options",
  'checks/package/folder.ts': "rules' options",
  'checks/properties/publisher.ts': "rules' options",
  'checks/readme/headings.ts': "rules' options",
  'checks/readme/contents.ts': "rules' options",
  'checks/schema/limits.ts': "a partner's pattern, of limited length: made and never run",
  'checks/security/detectors.ts': 'its own table',
  'checks/security/find.ts': 'words of its own table',
  'checks/swagger/title.ts': "rules' options",
  'checks/single-text.ts': "rules' options",
  'rules/repository-rules/schema-form.ts': "a repository's own rules: made and never run",
};
