/** What a text says beyond names and filling words: agents choose operations and fill in parameters by that. */

/** Longer texts say enough. */
const MAX_LENGTH = 400;

const FILLING = new Set(
  `a about action all an and any api are as associated at be by call can connector current data do endpoint existing
   for from function given has have in into is it its item method new object of on one operation or particular provided
   record request requested resource service single some specific specified step system that the their them this
   through to use used uses using via which will with within you your`.split(/\s+/),
);

/** Verbs that name the kind of operation, which the summary does as well. */
const DOING = new Set(
  `add allow change create delete do edit enable fetch find generate get give insert list load look make modify obtain
   patch perform post provide put read receive remove request retrieve return run search send set show submit trigger
   update upload view when`.split(/\s+/),
);

/** Words in lower case, without endings: `Orders`, `order's` and `ordering` are one. Names in one word are taken apart. */
function stemsIn(text: string): string[] {
  const apart = text.slice(0, MAX_LENGTH).replaceAll(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ');
  return (apart.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf).filter((word) => word !== '');
}

function stemOf(word: string): string {
  if (word.length < 4) return word === 's' ? '' : word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?:ing|ed|es|s)$/, '')
    .replace(/e$/, '');
}

const STEMS = new Set([...FILLING, ...DOING].map(stemOf));

/** The words that tell of an operation what others don't, each once. */
export function tellingWords(text: string): Set<string> {
  return new Set(stemsIn(text).filter((word) => !STEMS.has(word) && !FILLING.has(word)));
}

/** Nobody tells two operations apart by these. */
const EMPTY = new Set(['a', 'an', 'the', 'specific', 'specified', 'given', 'particular', 'provided', 'existing']);

/** The text without what can't tell it from another: letters' case, signs, articles and the like. */
export function gist(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !EMPTY.has(word)).join(' ');
}
