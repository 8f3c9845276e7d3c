/** `preview`: a connector as its users will see it, in the browser, again whenever a file is saved. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { watch } from 'chokidar';
import type { Kind } from '../../connector/types.ts';
import { UsageError } from '../errors.ts';
import { baseFor } from '../input/base.ts';
import { placesAt } from '../input/places-at.ts';
import { settingsFor } from '../input/settings.ts';
import { targetsIn } from '../input/targets.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { readSeen } from '../preview/read.ts';
import { Changes, previewSite } from '../preview/site.ts';

export interface PreviewOptions {
  readonly base?: string;
  readonly kind?: Kind;
}

/**
 * Serves the page on this machine only, at a port that is free, until it is told to end; a person ends the program instead.
 * @throws UsageError for anything but one connector
 */
export async function preview(
  folder: string,
  { base, kind }: PreviewOptions,
  io: Io,
  end: AbortSignal = new AbortController().signal,
): Promise<ExitCode> {
  const { config } = await settingsFor(folder, io);
  const places = await placesAt(folder, io.cwd, config.folders, kind ?? null);
  const targets = (await Promise.all(places.map(targetsIn))).flat();
  const [place, target] = [places[0], targets[0]];
  if (!place || !target || targets.length > 1)
    throw new UsageError(`${folder} holds ${targets.length} connectors`, 'Give the folder of one of them.');
  const before = base === undefined ? null : await baseFor(base, io, place, places, targets);
  let epoch = 0;
  await readSeen(target, before, epoch);
  const changes = new Changes();
  const files = watch(target.directory, { ignoreInitial: true, followSymlinks: false });
  files.on('all', () => {
    epoch++;
    changes.tell();
  });
  const site = previewSite(() => readSeen(target, before, epoch), changes);
  const server = serve({ fetch: site.fetch, hostname: '127.0.0.1', port: 0 });
  try {
    await once(server, 'listening', { signal: end });
    const { port } = server.address() as AddressInfo;
    io.out.write(`http://127.0.0.1:${port}/\n`);
    io.err.write('connector-reviewer: open this address; the page follows what is saved; Ctrl-C ends\n');
    await once(end, 'abort');
  } finally {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await files.close();
  }
  return EXIT.clean;
}
