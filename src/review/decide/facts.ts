/** All that decides, worked out in one place: a flat record whose names read as sentences. Pure. */

import { commandsIn } from '../../commands/given-commands.ts';
import type { Waiver } from '../../commands/waivers.ts';
import { machineFor } from '../../machine/extend.ts';
import type { Machine, Stage } from '../../machine/machine.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { ConnectorReview } from '../../rules/findings/connector-review.ts';
import type { Finding } from '../../rules/findings/types.ts';
import type { Conditions } from '../../stages/conditions.ts';
import type { Flapping } from '../../stages/flapping-labels.ts';
import type { stepsUntil } from '../../stages/history.ts';
import type { Refusal } from '../../stages/resolve.ts';
import type { Silence } from '../../stages/timers.ts';
import type { Cause, Turn } from '../../stages/turn.ts';
import { type UsualTime, usualTimeIn } from '../../stages/usual-time.ts';
import { applyWaivers } from '../inspect/apply-waivers.ts';
import type { Inspection } from '../inspect/inspect.ts';
import { type CommandResults, commandResultsOf } from './command-results.ts';
import type { Lifecycle } from './desired.ts';
import { newContributorIn } from './new-contributor.ts';
import { afterLifecycle, positionOf } from './position.ts';
import { verdictOf } from './verdict.ts';

/** What stages require is among the facts: approved at the head, changes requested, on hold, unticked boxes … */
export interface Facts extends Omit<Conditions, 'blocking'> {
  /** The pull request as it will be once this run has closed, reopened or merged it. */
  readonly snapshot: Snapshot;
  /** What was found, with waived findings marked as such. */
  readonly inspection: Inspection;
  readonly machine: Machine;
  /** ISO 8601. */
  readonly now: string;

  readonly author: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly url: string;
  readonly repositoryUrl: string;
  readonly isOpen: boolean;
  /** More files are changed than GitHub lists: nothing can be concluded. */
  readonly isTooLarge: boolean;
  readonly changesNoConnector: boolean;
  /** It is open, and the author's first pull request here. */
  readonly isFirstPullRequest: boolean;
  /** A sentence on an author who has never worked on the connector; empty: nothing to say. */
  readonly newContributor: string;

  /** The connectors that are changed. */
  readonly connectors: readonly ConnectorReview[];
  /** Findings in connectors, old ones among them. */
  readonly findings: readonly Finding[];
  /** Those that this pull request brought. */
  readonly introduced: readonly Finding[];
  /** Findings about the pull request itself. */
  readonly pull: readonly Finding[];
  /** How many errors stand between it and certification. */
  readonly blocking: number;
  /** How many of them are breaking changes that nobody has said anything about. */
  readonly toConfirm: number;
  /** How many of them are breaking changes that the author has confirmed. */
  readonly confirmed: number;
  readonly waivers: readonly Waiver[];
  /** How many findings waivers cover. */
  readonly waived: number;

  readonly commandResults: CommandResults;

  readonly stage: Stage;
  /** The stage it was in when the App spoke last; null: this one, or it is the first time. */
  readonly cameFrom: Stage | null;
  readonly turn: Turn;
  /** Why it is whose turn it is. */
  readonly cause: Cause;
  /** Since when, ISO 8601. */
  readonly since: string;
  /** Somebody else has the turn than when the App spoke last. */
  readonly turnChanged: boolean;
  /** Moves that were asked for and are not made. */
  readonly refusals: readonly Refusal[];
  /** How long the partner has been silent, and what that brings; null: no clock runs. */
  readonly silence: Silence | null;
  /** Labels that something else moves back as often as the App moves them. */
  readonly flapping: readonly Flapping[];
  readonly history: ReturnType<typeof stepsUntil>;
  /** How long pull requests here usually are in this stage; null: too few were to say. */
  readonly usualTime: UsualTime | null;
  /** Whether this run closes, reopens or merges it. */
  readonly lifecycle: Lifecycle;
  /** When the clock alone would change the position, ISO 8601; null: never. */
  readonly positionDue: string | null;
}

/**
 * Reads the conversation once, and works out what is so.
 * @param found the inspection as it is before anybody has waived anything
 * @param base the stages as they come with the App: the repository may have its own
 * @param now ISO 8601
 */
export function factsOf(observed: Snapshot, found: Inspection, base: Machine, now: string): Facts {
  const machine = machineFor(base, observed.config);
  const { rules } = found.ruleSet;
  const names = { rules: rules.map(({ id }) => id), codes: rules, stages: machine.stages };
  const commands = commandsIn(observed, names);
  const inspection = applyWaivers(found, commands, observed, now);
  const commandResults = commandResultsOf(commands, observed, inspection, machine);
  const verdict = verdictOf(observed, inspection);
  const position = positionOf(observed, verdict, machine, now, commandResults.commandState);
  const snapshot = afterLifecycle(observed, position.lifecycle);
  const { conditions, turn, due, turned, ...where } = position;
  const findings = inspection.connectors.flatMap((connector) => connector.findings);
  const isOpen = snapshot.state === 'open';
  return {
    ...conditions,
    ...where,
    ...{ snapshot, inspection, machine, now, commandResults, findings, isOpen },
    author: snapshot.author.login,
    headSha: snapshot.headSha,
    baseRef: snapshot.baseRef,
    url: snapshot.url,
    repositoryUrl: snapshot.url.replace(/\/pull\/\d+$/, ''),
    isTooLarge: (snapshot.tooLarge ?? null) !== null,
    changesNoConnector: inspection.connectors.every(({ change }) => change === null),
    isFirstPullRequest: snapshot.ownership.newcomer && isOpen && turn.cause.kind !== 'done',
    newContributor: newContributorIn(snapshot, inspection),
    connectors: inspection.connectors.filter(({ change }) => change !== null),
    introduced: findings.filter(({ status }) => status === 'introduced'),
    pull: inspection.pull,
    blocking: inspection.blocking,
    toConfirm: inspection.toConfirm,
    confirmed: inspection.confirmed,
    waivers: inspection.waivers,
    waived: [...inspection.pull, ...findings].filter(({ status }) => status === 'waived').length,
    turn: turn.whose,
    cause: turn.cause,
    turnChanged: turned,
    positionDue: due,
    usualTime: usualTimeIn(snapshot, position.stage),
  };
}
