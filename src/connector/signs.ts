/** What tells that two connectors are for the same service, read from a definition's text without parsing all of it. */
import { hostIn } from './host.ts';
import { titleIn } from './normalised-title.ts';

export interface Signs {
  readonly title: string | null;
  readonly host: string | null;
  /** Its operationIds in lower case, each once. */
  readonly operations: readonly string[];
  /** The domain of the contact's e-mail address, in lower case. */
  readonly mail: string | null;
}

/** No published connector has half as many. */
const MAX_OPERATIONS = 1000;
const OPERATION_ID = /"operationId"\s*:\s*"([^"\\]{1,200})"/g;
const MAIL = /"email"\s*:\s*"[^"@\\]{1,100}@([^"@\\\s]{1,200})"/;

/** @param text of a definition, or its beginning */
export function signsIn(text: string): Signs {
  return { title: titleIn(text) ?? null, host: hostIn(text), operations: operationIdsIn(text), mail: mailIn(text) };
}

/** Extensions that name operations name those that are there as well. */
function operationIdsIn(text: string): string[] {
  const ids = new Set<string>();
  for (const [, id] of text.matchAll(OPERATION_ID)) {
    ids.add((id as string).toLowerCase());
    if (ids.size >= MAX_OPERATIONS) break;
  }
  return [...ids];
}

function mailIn(text: string): string | null {
  return MAIL.exec(text)?.[1]?.toLowerCase() ?? null;
}
