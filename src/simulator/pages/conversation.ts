/** A pull request's conversation, in the order in which it happened. */
import type { CommentView, PullView, ReviewView, ThreadView, TimelineView } from '../world/views.ts';
import { type Html, html } from './html.ts';
import { layout, type PullPage, pullHeader, verdict } from './layout.ts';
import { renderMarkdown } from './markdown.ts';

export function conversationPage(page: PullPage): string {
  const { pull, repo } = page;
  const checks = pull.checkRuns.map(
    (run) =>
      html`<li>${verdict(run)} <a href="/${repo}/runs/${run.id}">${run.name}</a> <span class="soft">${run.title}</span></li>`,
  );
  const opened = html`<article><header><b>${pull.author}</b> opened this</header><div class="body">${renderMarkdown(pull.body)}</div></article>`;
  const entries = pull.timeline.map((entry) => entryOf(pull, entry));
  const box = html`<article><header>Checks on <code>${pull.headSha.slice(0, 7)}</code></header><div class="body"><ul class="plain">${checks}</ul></div></article>`;
  return layout(
    `${pull.title} · ${repo}#${pull.number}`,
    html`${pullHeader(page, 'conversation')}${opened}${entries}${checks.length > 0 ? box : null}`,
  );
}

function entryOf(pull: PullView, entry: TimelineView): Html {
  const id = Number(entry.detail);
  if (entry.event === 'commented') {
    const comment = pull.comments.find((each) => each.id === id);
    return comment ? commentBox(comment) : html``;
  }
  if (entry.event === 'reviewed') {
    const reviews = pull.reviews.filter(
      (each) => each.author === entry.actor && each.submittedAt === entry.at && each.state === entry.detail,
    );
    return html`${reviews.map((review) => reviewBox(pull, review))}`;
  }
  const detail =
    entry.event === 'committed' || entry.event.endsWith('pushed') ? entry.detail.slice(0, 7) : entry.detail;
  return html`<div class="event"><b>${entry.actor}</b> ${entry.event.replaceAll('_', ' ')} ${detail === '' ? null : html`<code>${detail}</code>`} · ${entry.at}</div>`;
}

const faces = {
  ...{ '+1': '👍', '-1': '👎', laugh: '😄', confused: '😕' },
  ...{ heart: '❤️', hooray: '🎉', rocket: '🚀', eyes: '👀' },
};

function commentBox({ id, author, body, createdAt, updatedAt, minimized, reactions }: CommentView): Html {
  const given = reactions.map(({ by, content }) => html`<span title="${by}">${faces[content]}</span>`);
  const edited = updatedAt === createdAt ? '' : ' · edited';
  const text = minimized
    ? html`<details><summary>hidden</summary>${renderMarkdown(body)}</details>`
    : renderMarkdown(body);
  return html`<article id="issuecomment-${id}"><header><b>${author}</b> · ${createdAt}${edited}</header><div class="body">${text}${given}</div></article>`;
}

const words = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'asked for changes',
  COMMENTED: 'reviewed',
  DISMISSED: 'reviewed (dismissed)',
  PENDING: '',
};

function reviewBox(pull: PullView, review: ReviewView): Html {
  const threads = pull.threads.filter((thread) => thread.reviewId === review.id);
  const replies = threads.length === 0 && review.body === '' && review.state === 'COMMENTED';
  if (replies) return html``;
  const { id, author, state, commit, body } = review;
  const text = body === '' ? null : renderMarkdown(body);
  return html`<article id="pullrequestreview-${id}"><header><b>${author}</b> ${words[state]} <code>${commit.slice(0, 7)}</code></header>
    <div class="body">${text}${threads.map(threadBox)}</div></article>`;
}

function threadBox({ path, line, startLine, outdated, resolved, resolvedBy, comments }: ThreadView): Html {
  const lines = line === null ? '' : startLine === null ? `:${line}` : `:${startLine}–${line}`;
  const marks = [outdated ? 'outdated' : '', resolved ? `resolved by ${resolvedBy}` : ''].filter(Boolean).join(' · ');
  const inside = html`${comments.map(commentBox)}`;
  const body =
    resolved || outdated ? html`<details><summary class="soft">${marks}</summary>${inside}</details>` : inside;
  return html`<article class="thread"><header><code>${path}${lines}</code> ${marks}</header>${body}</article>`;
}
