/** The boxes of the pull request template, found by what they say: templates change, and people edit them. */

/** A box by its key; the phrases are in lower case, and one of them is enough. */
const BOXES = {
  'not-existing': ["connector doesn't exist", 'connector does not exist'],
  tested: ['connector works'],
  descriptions: ['detailed descriptions'],
  'response-schemas': ['response schemas'],
  validated: ['paconn validate'],
  'brand-or-icon': ['brand color', 'brand colour'],
  'ip-title': ['named this pr'],
  'ip-flow-screenshots': ['3 unique operations', 'three unique operations'],
  'ip-test-screenshot': ['test operations section'],
  'ip-oauth-steps': ['uses oauth'],
} as const;

export type Attestation = keyof typeof BOXES;

export type Box = 'ticked' | 'open' | 'missing';

/** A list mark, a box, what is in it. */
const BOX = /^(?:[-*+]|\d{1,3}[.)])?\s*\\?\[([^\]]{0,8})\\?\]/;
const TICK = /^(?:x|\*|✔|✅|✓|☑|yes|y)$/i;
/** A tick where the box would be. */
const BARE_TICK = /^(?:[-*+]|\d{1,3}[.)])?\s*[✅☑]/u;

/** The state of every box. A line that is gone is `missing`; of several that say the same, a ticked one counts. */
export function attestationsIn(body: string): Readonly<Record<Attestation, Box>> {
  const boxes = Object.fromEntries(Object.keys(BOXES).map((key) => [key, 'missing'])) as Record<Attestation, Box>;
  for (const line of visibleLines(body)) {
    const state = stateOf(line);
    if (state === null) continue;
    const text = normal(line);
    for (const key of Object.keys(BOXES) as Attestation[]) {
      if (boxes[key] !== 'ticked' && BOXES[key].some((phrase) => text.includes(phrase))) boxes[key] = state;
    }
  }
  return boxes;
}

export function isTicked(body: string, key: Attestation): boolean {
  return attestationsIn(body)[key] === 'ticked';
}

/** Comments can't be seen on the page, so what they hold is not said. */
export function withoutComments(body: string): string {
  return body.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '');
}

/** Lines, each together with those that continue it without a box of their own. */
function visibleLines(body: string): string[] {
  const lines: string[] = [];
  for (const line of withoutComments(body).split(/\r?\n/)) {
    const continues = /^\s+\S/.test(line) && stateOf(line) === null && lines.length > 0;
    if (continues) lines[lines.length - 1] += ` ${line.trim()}`;
    else lines.push(line);
  }
  return lines;
}

/** A box stands within the first characters of a line; looking no further keeps hostile lines cheap. */
const BOX_WITHIN = 40;

function stateOf(line: string): Box | null {
  const start = line.trimStart().slice(0, BOX_WITHIN);
  const box = BOX.exec(start);
  if (box) return TICK.test((box[1] as string).replaceAll(/\\|\s|\uFE0E|\uFE0F/gu, '')) ? 'ticked' : 'open';
  return BARE_TICK.test(start) ? 'ticked' : null;
}

function normal(line: string): string {
  return line
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[*_"“”]/g, '')
    .replaceAll(/\s+/g, ' ');
}
