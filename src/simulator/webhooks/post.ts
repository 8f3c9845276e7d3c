/** One signed POST to the App. */
import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';

/** GitHub waits this long for an answer. */
const PATIENCE = 10_000;

export interface Outcome {
  readonly status: string;
  readonly statusCode: number;
}

/** A new X-GitHub-Delivery. */
export const newGuid = (): string => randomUUID();

/** Sends a payload with GitHub's headers. Resolves with how it ended, whatever happened. */
export function postWebhook(
  url: string,
  secret: string,
  appId: number,
  event: string,
  guid: string,
  payload: unknown,
): Promise<Outcome> {
  const body = Buffer.from(JSON.stringify(payload));
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'user-agent': 'GitHub-Hookshot/simulator',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(appId),
    'x-github-hook-installation-target-id': String(appId),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
  return new Promise((resolve) => {
    const post = request(url, { method: 'POST', headers, agent: false, timeout: PATIENCE }, (answer) => {
      const statusCode = answer.statusCode ?? 0;
      const ok = statusCode >= 200 && statusCode < 300;
      answer
        .resume()
        .on('close', () => resolve({ status: ok ? 'OK' : `Invalid HTTP Response: ${statusCode}`, statusCode }));
    });
    post.on('timeout', () => post.destroy(new Error('timed out')));
    post.on('error', (error) =>
      resolve({ status: error.message === 'timed out' ? error.message : 'failed to connect to host', statusCode: 0 }),
    );
    post.end(body);
  });
}
