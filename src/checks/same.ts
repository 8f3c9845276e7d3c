/** Whether texts are blank, and whether two say the same. Asked of every text of a document. */

/** Printed in ASCII: not blank, for certain. */
function isInk(character: number): boolean {
  return character > 0x20 && character < 0x7f;
}

/** A text without outer blanks. Nearly none has any, and to look costs a fifth of the engine's own trimming. */
export function trimmed(text: string): string {
  return isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

export function isBlank(text: string): boolean {
  return !isInk(text.charCodeAt(0)) && text.trim() === '';
}

/** A text says the same as another; blank texts say nothing. */
export function repeats(text: string, other: string): boolean {
  return isSame(text, other) && bare(text) !== '';
}

/** Texts are the same but for case, outer blanks and a final full stop. Their lengths alone tell most of them apart. */
export function isSame(text: string, other: string): boolean {
  const one = bare(text);
  const two = bare(other);
  return one.length === two.length && one.toLowerCase() === two.toLowerCase();
}

function bare(text: string): string {
  const inner = trimmed(text);
  return inner.endsWith('.') ? inner.slice(0, -1) : inner;
}
