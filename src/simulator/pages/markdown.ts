/** Comments as people see them: Markdown, with the few HTML tags that comments use and none of the rest. */
import MarkdownIt from 'markdown-it';
import { escapeHtml, Html } from './html.ts';

/** Kept as they stand, without attributes but `open`; anything else in angle brackets is shown as text. */
const allowed = /<\/?(?:details|summary|br|b|i|em|strong|code|sub|sup|kbd|del|p)\s*\/?>|<details open>/gi;

/** HTML out of Markdown: comments vanish, allowed tags stay, all else is escaped. */
function clean(content: string): string {
  const visible = content.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  let result = '';
  let at = 0;
  for (const match of visible.matchAll(allowed)) {
    result += escapeHtml(visible.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + escapeHtml(visible.slice(at));
}

const markdown = new MarkdownIt({ html: true, linkify: false, breaks: true });
// Pages load nothing from elsewhere.
markdown.disable('image');
markdown.renderer.rules.html_block = (tokens, index) => clean(tokens[index]?.content ?? '');
markdown.renderer.rules.html_inline = markdown.renderer.rules.html_block;
markdown.renderer.rules.fence = (tokens, index) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  if (info.trim() !== 'suggestion') return `<pre><code>${escapeHtml(content)}</code></pre>`;
  const lines = content
    .split('\n')
    .slice(0, -1)
    .map((line) => `<span class="add">+ ${escapeHtml(line)}</span>`);
  return `<div class="suggestion"><header>Suggested change</header><pre>${lines.join('\n') || '<span class="del">− the lines go</span>'}</pre></div>`;
};

/** Renders a comment's text. Safe on any input: anything it does not understand is shown as written. */
export function renderMarkdown(text: string): Html {
  return new Html(`<div class="markdown">${markdown.render(text)}</div>`);
}
