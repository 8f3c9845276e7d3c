/** GitHub's limits on what people and programs write. */
import { invalid } from '../model/errors.ts';

/** GitHub: comments, reviews and descriptions hold 65,536 characters. */
const MAX_BODY = 65_536;

/** Throws 422 on a text that is too long, or blank where one is required. */
export function checkBody(resource: string, body: string, required: boolean): void {
  if (required && body.trim() === '') throw invalid({ resource, code: 'missing_field', field: 'body' });
  if ([...body].length <= MAX_BODY) return;
  const message = `body is too long (maximum is ${MAX_BODY} characters)`;
  throw invalid({ resource, code: 'custom', field: 'body', message });
}

/** Throws 422 on a blank title or one of more than 256 characters. */
export function checkTitle(title: string): void {
  const resource = 'PullRequest';
  if (title.trim() === '') throw invalid({ resource, code: 'missing_field', field: 'title' });
  if (title.length <= 256) return;
  throw invalid({ resource, code: 'custom', field: 'title', message: 'title is too long (maximum is 256 characters)' });
}
