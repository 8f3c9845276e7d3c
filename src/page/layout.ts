/** The one frame of all pages. Pure; every value that is put into a template is escaped. */
import { html } from 'hono/html';

/** What a template makes: its values are escaped already. */
export type Html = ReturnType<typeof html>;

export interface Page {
  readonly title: string;
  /** Links at the top: text and address. */
  readonly nav?: readonly (readonly [text: string, address: string])[];
  readonly body: Html;
  /** Addresses of the stylesheet and of scripts, which must be of our own origin. */
  readonly style: string;
  readonly scripts?: readonly string[];
}

/** The whole page as text. */
export function layout({ title, nav = [], body, style, scripts = [] }: Page): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
${scripts.map((address) => html`<script src="${address}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">To the content</a>
${nav.length > 0 ? html`<nav aria-label="Pages"><ul>${nav.map(([text, address]) => html`<li><a href="${address}">${text}</a></li>`)}</ul></nav>` : ''}
<main id="main">
${body}
</main>
</body>
</html>
`);
}

/** A rule's message: backticks mark code. */
export function prose(text: string): Html {
  const parts = text.split('`');
  return html`${parts.map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? html`<code>${part}</code>` : part))}`;
}
