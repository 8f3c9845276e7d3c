/** A GitHub in memory with a connectors repository, its people, and the App installed as app.yml asks for it. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { type PersonRole, type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.ts';

export const OWNER = 'contoso';
export const REPO = 'contoso/connectors';
export const PARTNER = 'pat';
export const FORK = 'pat/connectors';
export const SLUG = 'connector-reviewer';

/** Short, since every test file makes its own: it guards nothing. */
const keys = generateKeyPairSync('rsa', { modulusLength: 1024 });

/** Who the App is, as it is told itself. */
export const IDENTITY = {
  appId: 7,
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  webhookSecret: 'only for stories',
};

export interface GroundOptions extends Omit<SimulatorOptions, 'app'> {
  /** The repository's files at the start, on its default branch `dev`. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** People besides the owner and the partner, who has no role. */
  readonly roles: Readonly<Record<string, PersonRole>>;
  /** What the App is granted; left out: what app.yml asks for. */
  readonly granted?: Readonly<Record<string, 'read' | 'write'>>;
}

interface Manifest {
  readonly default_permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly default_events: readonly string[];
}

/** What the App asks for on GitHub is what it gets here. */
function manifest(): Manifest {
  return load(readFileSync(fileURLToPath(new URL('../../app.yml', import.meta.url)), 'utf8')) as Manifest;
}

/** Starts it, without the App. */
export async function startGround({ files, roles, granted, ...options }: GroundOptions): Promise<Simulator> {
  const { default_permissions, default_events: events } = manifest();
  const permissions = granted ?? default_permissions;
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { appId: id, webhookSecret } = IDENTITY;
  const simulator = await startSimulator({
    app: { id, slug: SLUG, publicKey, webhookSecret, permissions, events },
    ...options,
  });
  const { world } = simulator;
  for (const login of [OWNER, PARTNER, ...Object.keys(roles)]) world.createUser(login);
  world.createRepository({ owner: OWNER, name: 'connectors', files, defaultBranch: 'dev' });
  for (const [login, role] of Object.entries(roles)) world.setRole(REPO, login, role);
  world.install(REPO);
  world.fork(REPO, PARTNER);
  return simulator;
}
