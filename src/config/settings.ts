/** How the App runs: what may be set, by which name, and what holds where nothing is. */
import { readRepositories } from './repositories.ts';
import { EnvironmentError, type Variables } from './variables.ts';

export interface Settings {
  /** Milliseconds between two sweeps; 0: none. */
  readonly sweepEvery: number;
  /** Jobs under way at once, in one process. Runs mostly wait for GitHub. */
  readonly concurrency: number;
  /** Milliseconds that one review may take. */
  readonly timeout: number;
  /** Milliseconds that GitHub may take to answer one request. It gives up after 10 s itself; answers with files take longer. */
  readonly requestTimeout: number;
  /** Milliseconds between two writes of an installation, and between two that people are told of. */
  readonly gaps: { readonly write: number; readonly comment: number };
  /** The repositories that are served, as `owner/repo` or `owner/*`; null: all where the App is installed. */
  readonly repositories: readonly string[] | null;
  /** What `/status` asks for; null: there is no such page. */
  readonly statusPassword: string | null;
}

interface Setting {
  readonly fallback: number;
  readonly least: number;
  readonly most: number;
  /** One of its units in milliseconds, or 1 for a number of things. */
  readonly unit: number;
}

const MINUTE = 60_000;

/** GitHub asks for a second between writes; three between comments keep below its limit on what people are told of. */
const NAMES = {
  SWEEP_MINUTES: { fallback: 5, least: 0, most: 1440, unit: MINUTE },
  CONCURRENCY: { fallback: 6, least: 1, most: 100, unit: 1 },
  REVIEW_TIMEOUT_SECONDS: { fallback: 300, least: 10, most: 3600, unit: 1000 },
  REQUEST_TIMEOUT_SECONDS: { fallback: 30, least: 1, most: 300, unit: 1000 },
  WRITE_GAP_MS: { fallback: 1000, least: 0, most: MINUTE, unit: 1 },
  COMMENT_GAP_MS: { fallback: 3000, least: 0, most: MINUTE, unit: 1 },
} as const satisfies Readonly<Record<string, Setting>>;

/** Throws EnvironmentError, with a line for each that is not as it must be. */
export function readSettings(variables: Variables): Settings {
  const wrong: string[] = [];
  const read = (name: keyof typeof NAMES) => {
    const { fallback, least, most, unit }: Setting = NAMES[name];
    const text = variables[name]?.trim();
    const value = text ? Number(text) : fallback;
    if (!(value >= least && value <= most))
      wrong.push(`${name} is '${text}': it must be a number from ${least} to ${most}`);
    return value * unit;
  };
  const settings: Settings = {
    sweepEvery: read('SWEEP_MINUTES'),
    concurrency: Math.trunc(read('CONCURRENCY')),
    timeout: read('REVIEW_TIMEOUT_SECONDS'),
    requestTimeout: read('REQUEST_TIMEOUT_SECONDS'),
    gaps: { write: read('WRITE_GAP_MS'), comment: read('COMMENT_GAP_MS') },
    repositories: readRepositories(variables, wrong),
    statusPassword: variables.STATUS_PASSWORD || null,
  };
  if (settings.statusPassword !== null && settings.statusPassword.length < 16)
    wrong.push('STATUS_PASSWORD is too short: 16 characters at least, by chance');
  if (wrong.length > 0) throw new EnvironmentError(wrong);
  return settings;
}

/** What holds where nothing is set. */
export const DEFAULTS = readSettings({});
