/** Fills a rule's message: `{name} has {length} characters`. */

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** Longer values are cut in messages, which stand in tables. */
const MAX_VALUE = 80;

/** Puts values in for placeholders; one without a value stays as it is, which a test of the examples notices. */
export function fillMessage(template: string, values: (name: string) => string | number | undefined): string {
  if (!template.includes('{')) return template;
  return template.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values(name);
    return value === undefined ? whole : shorten(String(value));
  });
}

/** One line of at most 80 characters. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE - 1)}…` : line;
}
