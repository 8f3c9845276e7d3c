/** The App as people run it: processes that can be killed, and a way in front of them that webhooks take. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

export interface Instance {
  readonly webhookUrl: string;
  /** As when a machine loses its power. */
  kill(): Promise<void>;
  /** As when a deployment takes it down: SIGTERM, and what is under way ends. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

// However the run ends, none of them is left.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts one, and resolves when it takes webhooks. What it logs is written to `log`. */
export async function startInstance(env: Readonly<Record<string, string>>, log: WriteStream): Promise<Instance> {
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env.PATH, ...env },
    // There is no .env.
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.stderr.pipe(log, { end: false });
  const webhookUrl = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the App ended with ${code} before it listened`)));
    createInterface(child.stdout).on('line', (line) => {
      log.write(`${child.pid} ${line}\n`);
      if (line.includes('"msg":"listening"')) resolve(`${JSON.parse(line).url}/api/github/webhooks`);
    });
  });
  return { webhookUrl, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** A file for what all of them log. */
export function openLog(path: string): WriteStream {
  return createWriteStream(path);
}
