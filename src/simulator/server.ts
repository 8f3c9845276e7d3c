/** The HTTP side: one address for REST, GraphQL and the pages, with log, faults and limits around them. */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { FaultAnswer, FaultState } from './faults.ts';
import { answerGraphql, operationName } from './graphql/answer.ts';
import { createRecall } from './graphql/recall.ts';
import { GitHubError, notModelled } from './model/errors.ts';
import { type Hub, type Principal, timestamp } from './model/hub.ts';
import { pageRoutes } from './pages/routes.ts';
import { answerRoute, refusal, secondaryLimit } from './rest/answer.ts';
import { authenticate } from './rest/auth.ts';
import { type Budget, budgetHeaders, createBudgets, rateLimitJson } from './rest/rate.ts';
import type { Answer, Route } from './rest/route.ts';
import { routes } from './rest/routes.ts';
import type { RequestLogEntry } from './types.ts';
import type { Sender } from './webhooks/sender.ts';

type Env = { Bindings: HttpBindings };
type Work = (principal: Principal, budget: Budget, fault: FaultAnswer | null) => Promise<Answer> | Answer;

/** What is carried out although nobody hears of it. */
const UNHEARD: ReadonlySet<FaultAnswer['kind']> = new Set(['answer-lost', 'late']);

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The web application over a hub. Every API request is written to `log` when it is answered. */
export function createServer(hub: Hub, sender: Sender, faults: FaultState, log: RequestLogEntry[]): Hono<Env> {
  const app = new Hono<Env>();
  const budgets = createBudgets(hub);
  const recall = createRecall();

  /** Runs `work` as a budgeted, logged, possibly faulty API request. */
  async function api(c: Context<Env>, operation: string | null, line: string, work: Work): Promise<Response> {
    const { method } = c.req;
    const { pathname, search } = new URL(c.req.url);
    const fault = faults.takeRequest(line);
    const entry = entryOf(method, pathname + search, operation, fault);
    if (fault?.kind === 'late') await hangUp(c);
    if (fault && 'milliseconds' in fault) await wait(fault.milliseconds);
    if (fault?.kind === 'dropped') return drop(c, log, entry);
    let budget: Budget = { limit: 0, used: 0, reset: 0 };
    let answer: Answer;
    try {
      needUserAgent(c);
      const principal = authenticate(hub, c.req.header('authorization'));
      budget = budgets.spend(principal, pathname === '/rate_limit' ? 0 : 1);
      answer =
        (fault && faultAnswer(fault, pathname === '/graphql', hub.now())) ??
        (budget.used > budget.limit ? primaryLimit(false, {}) : await work(principal, budget, fault));
    } catch (error) {
      answer = refusal(error);
    }
    if (fault && UNHEARD.has(fault.kind)) return drop(c, log, entry);
    if (answer.body && answer.headers?.['x-ratelimit-remaining'] === '0') budget = { ...budget, used: budget.limit };
    log.push(answered(entry, answer));
    return toResponse(hub, answer, budget);
  }

  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      const { pathname, search } = new URL(c.req.url);
      return api(
        c,
        `${route.method} ${route.path.replace('{.+}', '')}`,
        `${route.method} ${pathname}${search}`,
        async (principal) => {
          const limited = route.creates ? faults.countContent(hub.now()) : null;
          if (limited !== null) return secondaryLimit(403, limited);
          return answerRoute(hub, sender, principal, await ask(c, route));
        },
      );
    });
  }
  app.get('/rate_limit', (c) =>
    api(c, 'GET /rate_limit', 'GET /rate_limit', (_principal, budget) => ({
      status: 200,
      body: rateLimitJson(budget),
    })),
  );
  app.post('/graphql', async (c) => {
    const request = await c.req.text();
    const name = operationName(request);
    return api(c, name, `POST /graphql ${name ?? ''}`, async (principal, _budget, fault) =>
      recall(request, await answerGraphql(hub, principal, request), fault),
    );
  });
  app.route('/', pageRoutes(hub));
  app.notFound((c) => {
    const line = `${c.req.method} ${new URL(c.req.url).pathname}`;
    return api(c as Context<Env>, null, line, () => {
      throw notModelled(line);
    });
  });
  return app;
}

async function ask(c: Context<Env>, route: Route) {
  const accept = c.req.header('accept') ?? '';
  return {
    route,
    params: c.req.param() as Record<string, string>,
    url: new URL(c.req.url),
    accept,
    text: await c.req.text(),
  };
}

function needUserAgent(c: Context<Env>): void {
  if (c.req.header('user-agent')) return;
  const message = 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.';
  throw new GitHubError(403, message);
}

type Asked = Omit<RequestLogEntry, 'status'>;

function entryOf(method: string, path: string, operation: string | null, fault: FaultAnswer | null): Asked {
  return { method, path, operation, fault: fault?.kind ?? null };
}

function answered(asked: Asked, { status, current }: Answer): RequestLogEntry {
  return current ? { ...asked, status, fault: null } : { ...asked, status };
}

/** Breaks the connection, once everything that was asked is read. */
async function hangUp(c: Context<Env>): Promise<void> {
  await c.req.text();
  c.env.incoming.socket.destroy();
}

function drop(c: Context<Env>, log: RequestLogEntry[], entry: Asked): Response {
  log.push({ ...entry, status: 0 });
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** What a fault answers instead; null for those that answer nothing of their own. */
function faultAnswer(fault: FaultAnswer, graphql: boolean, now: Date): Answer | null {
  if (fault.kind === 'server-error') return { status: fault.status ?? 502, body: { message: 'Server Error' } };
  if (fault.kind === 'refused') return refusedAnswer(fault, graphql);
  if (fault.kind === 'secondary-limit') return secondaryLimit(fault.status ?? 403, fault.retryAfterSeconds ?? 60);
  return fault.kind === 'primary-limit' ? primaryLimit(graphql, resetIn(now, fault.resetInSeconds)) : null;
}

function refusedAnswer({ status, message }: Extract<FaultAnswer, { kind: 'refused' }>, graphql: boolean): Answer {
  if (!graphql || status === 401) return refusal(new GitHubError(status, message));
  return { status: 200, body: { data: null, errors: [{ type: status === 404 ? 'NOT_FOUND' : 'FORBIDDEN', message }] } };
}

/** When the budget is full again, where that is not at the end of its hour. */
function resetIn(now: Date, seconds: number | undefined): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'x-ratelimit-reset': String(Math.ceil(now.getTime() / 1000) + seconds) };
}

function primaryLimit(graphql: boolean, reset: Readonly<Record<string, string>>): Answer {
  const message = 'API rate limit exceeded for installation.';
  const headers = { 'x-ratelimit-remaining': '0', ...reset };
  if (graphql) return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] }, headers };
  return {
    status: 403,
    body: { message, documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api' },
    headers,
  };
}

function toResponse(hub: Hub, { status, body, headers }: Answer, budget: Budget): Response {
  const own = {
    ...budgetHeaders(budget),
    ...headers,
    date: hub.now().toUTCString(),
    'x-github-request-id': timestamp(hub.now()),
  };
  if (body === null) return new Response(null, { status, headers: own });
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
  return new Response(bytes, { status, headers: { 'content-type': 'application/json; charset=utf-8', ...own } });
}
