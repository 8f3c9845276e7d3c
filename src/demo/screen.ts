/** Shows step by step what each person would see on GitHub: only what is new since the step before. */
import { wrap } from '../format/wrap.ts';
import type { CheckRunView, PullView, ThreadView } from '../simulator/index.ts';
import type { Colors } from './colors.ts';
import { forTerminal } from './terminal.ts';

/** Inline comments shown in full; of more only the number is told. */
const THREADS = 4;

export class Screen {
  readonly #write: (text: string) => void;
  readonly #colors: Colors;
  readonly #width: number;
  #step = 0;
  #before: PullView | null = null;

  /** @param width columns of the terminal */
  constructor(write: (text: string) => void, colors: Colors, width: number) {
    this.#write = write;
    this.#colors = colors;
    this.#width = Math.min(width, 110) - 4;
  }

  /** Says what a person does next. */
  step(what: string): void {
    this.#step++;
    this.#line(`\n${this.#colors.inverse(this.#colors.bold(` ${this.#step} `))} ${this.#colors.bold(what)}`);
  }

  note(text: string): void {
    this.#line(wrap(text, this.#width, '    '));
  }

  /** What changed on the pull request since it was last shown. */
  show(view: PullView): void {
    const before = this.#before;
    this.#before = view;
    const parts = [
      ...this.#check(view.checkRuns.at(-1), before?.checkRuns.at(-1)),
      ...this.#labels(view.labels, before?.labels ?? []),
      ...this.#comments(view, before),
      ...this.#threads(view.threads, before?.threads ?? []),
    ];
    if (parts.length === 0) this.#line(this.#colors.dim('    (nothing new is posted)'));
    for (const part of parts) this.#line(part);
  }

  #check(check: CheckRunView | undefined, before: CheckRunView | undefined): string[] {
    if (!check || (check.id === before?.id && check.externalId === before.externalId)) return [];
    const { green, red, dim } = this.#colors;
    const mark = check.conclusion === 'failure' ? red('✗') : green('✓');
    return [
      this.#titled(
        'check',
        `${mark} ${check.name}: ${check.title ?? ''} ${dim(`(${check.annotations.length} annotations)`)}`,
      ),
    ];
  }

  #labels(labels: readonly string[], before: readonly string[]): string[] {
    const { green, red, dim } = this.#colors;
    const added = labels.filter((label) => !before.includes(label)).map((label) => green(`+ ${label}`));
    const removed = before.filter((label) => !labels.includes(label)).map((label) => red(`− ${label}`));
    const kept = labels.filter((label) => before.includes(label)).map((label) => dim(label));
    return added.length + removed.length === 0
      ? []
      : [this.#titled('labels', [...added, ...removed, ...kept].join('   '))];
  }

  #comments({ comments }: PullView, before: PullView | null): string[] {
    return comments.flatMap((comment) => {
      const old = before?.comments.find(({ id }) => id === comment.id);
      if (old?.body === comment.body) return [];
      const title = `${comment.author} ${old ? 'edits its summary in place' : 'comments'}`;
      return [this.#boxed(title, forTerminal(comment.body, this.#colors, this.#width - 2))];
    });
  }

  #threads(threads: readonly ThreadView[], before: readonly ThreadView[]): string[] {
    const fresh = threads.filter(({ id }) => !before.some((thread) => thread.id === id));
    const resolved = threads.filter(
      ({ id, resolved: now }) => now && before.some((thread) => thread.id === id && !thread.resolved),
    );
    const shown = fresh.slice(0, THREADS).map((thread) => this.#thread(thread));
    if (fresh.length > THREADS)
      shown.push(this.#titled('on lines', `… and ${fresh.length - THREADS} more comments on lines`));
    if (resolved.length > 0) shown.push(this.#titled('threads', this.#colors.green(`${resolved.length} resolved`)));
    return shown;
  }

  #thread({ path, line, startLine, comments }: ThreadView): string {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const place = line === null ? file : `${file}:${startLine === null ? '' : `${startLine}–`}${line}`;
    return this.#boxed(
      `${comments[0]?.author ?? ''} on ${place}`,
      forTerminal(comments[0]?.body ?? '', this.#colors, this.#width - 2),
    );
  }

  #titled(title: string, text: string): string {
    return `    ${this.#colors.dim(title.padEnd(8))} ${text}`;
  }

  #boxed(title: string, text: string): string {
    const { dim } = this.#colors;
    return `    ${dim(`┌ ${title}`)}\n${text
      .split('\n')
      .map((line) => `    ${dim('│')} ${line}`)
      .join('\n')}\n    ${dim('└')}`;
  }

  #line(text: string): void {
    this.#write(`${text}\n`);
  }
}
