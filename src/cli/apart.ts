/** Commands that speak to GitHub or play it: they stay outside the bundle, with all the packages that only they need. */
export interface Apart {
  demo(): Promise<typeof import('./demo.ts')>;
  history(): Promise<typeof import('./history.ts')>;
  review(): Promise<typeof import('./review.ts')>;
  server(): Promise<typeof import('../server.ts')>;
}

/** Loads each when it is called. */
export const APART: Apart = {
  demo: () => import('./demo.ts'),
  history: () => import('./history.ts'),
  review: () => import('./review.ts'),
  server: () => import('../server.ts'),
};
