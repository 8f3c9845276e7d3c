/** Commands that speak to GitHub or play it, and what runs on other threads: they stay outside the bundle, with all the packages that only they need. */
export interface Apart {
  action(): Promise<typeof import('./commands/action.ts')>;
  checkThreads(): Promise<typeof import('./check-threads.ts')>;
  demo(): Promise<typeof import('./commands/demo.ts')>;
  status(): Promise<typeof import('./commands/status.ts')>;
  givenUp(): Promise<typeof import('./commands/given-up.ts')>;
  history(): Promise<typeof import('./commands/history.ts')>;
  lsp(): Promise<typeof import('./commands/lsp.ts')>;
  mcp(): Promise<typeof import('./commands/mcp.ts')>;
  preview(): Promise<typeof import('./commands/preview.ts')>;
  review(): Promise<typeof import('./commands/review.ts')>;
  server(): Promise<typeof import('../server.ts')>;
  watch(): Promise<typeof import('./commands/watch.ts')>;
}

/** Loads each when it is called. */
export const APART: Apart = {
  action: () => import('./commands/action.ts'),
  checkThreads: () => import('./check-threads.ts'),
  demo: () => import('./commands/demo.ts'),
  status: () => import('./commands/status.ts'),
  givenUp: () => import('./commands/given-up.ts'),
  history: () => import('./commands/history.ts'),
  lsp: () => import('./commands/lsp.ts'),
  mcp: () => import('./commands/mcp.ts'),
  preview: () => import('./commands/preview.ts'),
  review: () => import('./commands/review.ts'),
  server: () => import('../server.ts'),
  watch: () => import('./commands/watch.ts'),
};
