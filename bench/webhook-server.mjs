/** One side of the webhook benchmark: `app` is this App, `probot` is Probot with a handler that does nothing. Prints its URL. */
import { createServer } from 'node:http';
import { pino } from 'pino';
import { createNodeMiddleware, createProbot } from 'probot';
import { startServer } from '../dist/server.js';

const { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET, GITHUB_API_URL } = process.env;
const log = pino({ level: 'fatal' });

const SIDES = {
  async app() {
    const { webhookUrl } = await startServer({
      ...{ appId: Number(APP_ID), privateKey: PRIVATE_KEY, webhookSecret: WEBHOOK_SECRET, githubUrl: GITHUB_API_URL },
      ...{ host: '127.0.0.1', port: 0, log },
    });
    return webhookUrl;
  },
  async probot() {
    const probot = createProbot({ overrides: { log, baseUrl: GITHUB_API_URL } });
    const middleware = await createNodeMiddleware((app) => app.onAny(() => undefined), { probot });
    const server = createServer(middleware);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${server.address().port}/api/github/webhooks`;
  },
};

process.stdout.write(`${await SIDES[process.argv[2]]()}\n`);
