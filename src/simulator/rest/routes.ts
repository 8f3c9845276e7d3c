/** Every REST route there is. */
import type { Route } from './route.ts';
import { appRoutes } from './routes-app.ts';
import { checkRoutes } from './routes-checks.ts';
import { contentRoutes } from './routes-contents.ts';
import { gitRoutes } from './routes-git.ts';
import { issueRoutes } from './routes-issues.ts';
import { pullRoutes } from './routes-pulls.ts';
import { reviewCommentRoutes } from './routes-review-comments.ts';
import { reviewRoutes } from './routes-reviews.ts';
import { teamRoutes } from './routes-teams.ts';

export const routes: readonly Route[] = [
  ...appRoutes,
  ...gitRoutes,
  ...contentRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...reviewCommentRoutes,
  ...issueRoutes,
  ...checkRoutes,
  ...teamRoutes,
];
