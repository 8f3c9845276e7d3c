/** Values where nobody expects them. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The value with something wrong in place of one value in it, for every value in it but itself. */
export function* spoilt(value: Json, wrong: Json, isOurs: (key: string) => boolean = () => false): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, own] of Object.entries(value)) {
    if (isOurs(key)) continue;
    yield replaced(value, key, wrong);
    for (const inner of spoilt(own, wrong, isOurs)) yield replaced(value, key, inner);
  }
}

function replaced(value: object, key: string, inner: Json): Json {
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? inner : item))
    : { ...value, [key]: inner };
}
