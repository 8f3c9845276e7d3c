/** The pages of the guided set-up: one that sends the manifest to GitHub, and the one that GitHub sends the browser back to. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';

/** Where GitHub sends the browser. */
export const CREATED_PATH = '/setup/created';

export interface SetUpPages {
  /** Where the form is sent to, with the state in it. */
  readonly formUrl: string;
  /** Comes back from GitHub. */
  readonly state: string;
  /** Where GitHub will send events. */
  readonly hookUrl: string;
  /** The manifest for a browser that came by this host name and port. */
  readonly manifest: (host: string) => object;
  /** Takes the code that GitHub gave. Resolves with the page where the App is installed. */
  readonly create: (code: string) => Promise<string>;
  /** Hears of what failed. */
  readonly onError: (error: unknown) => void;
}

/** Answers all that is asked while there is no App. */
export function makeSetUpPages(setUp: SetUpPages): Hono {
  const { origin } = new URL(setUp.formUrl);
  const pages = new Hono();
  const csp = {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    formAction: [origin],
    frameAncestors: ["'none'"],
  };
  // Whether an address is to be reached by https for good is not this page's to say; GitHub is to see where its form came from.
  const own = { strictTransportSecurity: false, referrerPolicy: 'strict-origin-when-cross-origin' };
  pages.use(secureHeaders({ contentSecurityPolicy: csp, ...own }));
  pages.get('/livez', (c) => c.json({ status: 'ok' }));
  pages.get('/health', (c) => c.json({ status: 'ok' }));
  pages.get('/readyz', (c) => c.json({ status: 'not set up' }, 503));
  pages.get('/', (c) => c.html(formPage(setUp, new URL(c.req.url).host)));
  pages.get(CREATED_PATH, async (c) => {
    const { code, state } = c.req.query();
    if (state !== setUp.state || !code)
      return c.html(failedPage('This answer is not from the form of this set-up.'), 400);
    // The server ends with this answer.
    c.header('connection', 'close');
    try {
      return c.redirect(await setUp.create(code));
    } catch (error) {
      setUp.onError(error);
      return c.html(failedPage((error as Error).message), 502);
    }
  });
  return pages;
}

const frame = (title: string, body: ReturnType<typeof html>) => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width">
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: .4rem; background: #1f6f3a; color: #fff; cursor: pointer }</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;

function formPage({ formUrl, hookUrl, manifest }: SetUpPages, host: string) {
  return frame(
    'Set up Connector Reviewer',
    html`<p>GitHub will ask you for a name, and create the App with the permissions that it needs and no others.
You then choose the repository to install it on. What it is given is written to <code>.env</code> here.</p>
<p>Events will be sent to <code>${hookUrl}</code>.</p>
<form method="post" action="${formUrl}">
<input type="hidden" name="manifest" value="${JSON.stringify(manifest(host))}">
<button>Create the App on GitHub</button>
</form>`,
  );
}

function failedPage(why: string) {
  return frame('The App was not set up', html`<p>${why}</p><p><a href="/">Try again</a></p>`);
}
