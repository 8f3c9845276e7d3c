/** A GitHub Enterprise: the simulator under the paths that one has, and the pages on which an App is created from a manifest. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IDENTITY } from '../stories/ground.ts';

export interface Enterprise {
  /** As GHE_HOST has it. */
  readonly host: string;
  /** Manifests that forms were sent with. */
  readonly manifests: readonly Manifest[];
  close(): void;
}

interface Manifest {
  readonly name: string;
  readonly redirect_url: string;
  readonly hook_attributes: { readonly url: string };
  readonly [key: string]: unknown;
}

/** GitHub's form asks for the name, and sends the browser back with a code. */
function formPage({ name, redirect_url }: Manifest, state: string): string {
  return `<!doctype html><html lang="en"><title>Create GitHub App for contoso</title><form action="${redirect_url}">
<label>GitHub App name <input value="${name}"></label>
<input type="hidden" name="code" value="good"><input type="hidden" name="state" value="${state}">
<button>Create GitHub App for contoso</button></form></html>`;
}

/** @param url the simulator's */
export async function startEnterprise(url: string): Promise<Enterprise> {
  const manifests: Manifest[] = [];
  const server = createServer(async (asked, answer) => {
    const path = asked.url ?? '';
    if (path.endsWith('/app-manifests/good/conversions')) {
      answer
        .writeHead(201, { 'content-type': 'application/json' })
        .end(JSON.stringify(created(asked.headers.host ?? '')));
    } else if (/\/settings\/apps\/new\?state=/.test(path)) {
      const manifest = JSON.parse(new URLSearchParams(await textOf(asked)).get('manifest') ?? '') as Manifest;
      manifests.push(manifest);
      const state = path.slice(path.indexOf('=') + 1);
      answer.writeHead(200, { 'content-type': 'text/html' }).end(formPage(manifest, state));
    } else if (path.startsWith('/apps/')) {
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<title>Install</title>');
    } else {
      pass(`${url}${path.replace(/^\/api(\/v3)?/, '')}`, asked, answer);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, manifests, close };
}

function created(host: string) {
  const { appId, privateKey, webhookSecret } = IDENTITY;
  const client = { client_id: 'Iv1.0', client_secret: 'c0ffee' };
  // A secret of GitHub's is hexadecimal.
  const secret = Buffer.from(webhookSecret).toString('hex');
  return { id: appId, pem: privateKey, webhook_secret: secret, ...client, html_url: `http://${host}/apps/reviewer` };
}

function pass(url: string, asked: IncomingMessage, answer: ServerResponse): void {
  const passed = request(url, { method: asked.method, headers: asked.headers }, (response) => {
    answer.writeHead(response.statusCode ?? 500, response.headers);
    response.pipe(answer);
  });
  asked.pipe(passed);
}

async function textOf(asked: IncomingMessage): Promise<string> {
  return Buffer.concat(await asked.toArray()).toString();
}
