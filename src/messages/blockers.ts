/** What blocks, as one number of each kind: the same words in the headline, the check's title and elsewhere. */
import { listed, plural } from './markdown.ts';

export interface Blockers {
  /** Errors that the pull request brought, breaking changes among them. */
  readonly blocking: number;
  /** Breaking changes that nobody has said anything about. */
  readonly toConfirm: number;
  /** Breaking changes that the author has confirmed and no maintainer has accepted. */
  readonly confirmed: number;
}

/** `1 error to fix and 2 breaking changes to confirm`; '' when nothing blocks. */
export function blockersWords({ blocking, toConfirm, confirmed }: Blockers): string {
  const errors = blocking - toConfirm - confirmed;
  const parts = [
    ...(errors > 0 ? [`${plural(errors, 'error')} to fix`] : []),
    ...(toConfirm > 0 ? [`${plural(toConfirm, 'breaking change')} to confirm`] : []),
  ];
  if (parts.length > 0 || confirmed === 0) return listed(parts);
  return `${plural(confirmed, 'breaking change')} confirmed by the author`;
}
