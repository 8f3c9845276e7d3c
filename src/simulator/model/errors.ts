/** A refusal in GitHub's words. REST sends it as it is; a person's action throws it. */
export interface ErrorDetail {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

export class GitHubError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 415 | 422 | 501;
  readonly errors: readonly (ErrorDetail | string)[] | null;

  constructor(status: GitHubError['status'], message: string, errors: GitHubError['errors'] = null) {
    super(message);
    this.name = 'GitHubError';
    this.status = status;
    this.errors = errors;
  }
}

export const notFound = () => new GitHubError(404, 'Not Found');

/** What GitHub says when a person or an App lacks the right for something it can see. */
export const forbidden = (message = 'Resource not accessible by integration') => new GitHubError(403, message);

/** 422 in the form `{ message: 'Validation Failed', errors: [{ resource, code, field }] }`. */
export const invalid = (...errors: ErrorDetail[]) => new GitHubError(422, 'Validation Failed', errors);

/** The simulator's own: GitHub has this and the simulator does not. Never passed over in silence. */
export const notModelled = (what: string) => new GitHubError(501, `The simulator does not model ${what}`);
