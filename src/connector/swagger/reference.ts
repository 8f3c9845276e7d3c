/** What a `$ref` names. */
import { tokensOf } from '../pointer.ts';

/** The entry a local reference names: `#/definitions/Order` in definitions is Order. Null for any other form. */
export function nameIn(ref: unknown, place: 'definitions' | 'parameters' | 'responses'): string | null {
  const prefix = `#/${place}/`;
  if (typeof ref !== 'string' || !ref.startsWith(prefix)) return null;
  const rest = ref.slice(prefix.length);
  const [name, deeper] = tokensOf(`/${ref.includes('%') ? percentDecoded(rest) : rest}`);
  return deeper === undefined ? (name ?? null) : null;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
