/** Checks of operations' descriptions that a pattern alone can't express. */
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';

const AT = '/description';

/** HTML, and Markdown's links and bold. Each alternative stops at its own opening sign, so that hostile texts cost little. */
const MARKUP = /<\/?[a-zA-Z][^<>]*>|\[[^[\]]*\]\([^()]*\)|\*\*[^*]+\*\*/;

/** The description is one line of plain text. {match}: the markup, or the word before the line break. */
export const plainDescription = check<'operation'>({
  given: ['operation'],
  keys: ['description'],
  run: (operation) => {
    const { description } = operation.object;
    if (typeof description !== 'string') return null;
    const markup = MARKUP.exec(description);
    if (markup) return { at: AT, values: { match: markup[0] } };
    return description.includes('\n') || description.includes('\r') ? lineReport(description) : null;
  },
});

/** Line breaks at the ends are taken away, with a missing full stop's remedy if there is one; those inside may separate anything. */
function lineReport(description: string): Report | null {
  const trimmed = description.trim();
  if (trimmed === '') return null;
  const at = trimmed.search(/[\r\n]/);
  const fix: { fix?: FixIntent } = at < 0 && /[.!?)]$/.test(trimmed) ? { fix: { set: trimmed } } : {};
  const before = at < 0 ? trimmed : trimmed.slice(0, at);
  const match = before.trimEnd().split(/\s/).at(-1) as string;
  return { at: AT, case: 'line', values: { match: match.slice(-30) }, ...fix };
}
