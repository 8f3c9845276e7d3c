/** Which events reach the App. */
import type { SimulatorApp } from '../types.ts';

/** The permission each event needs before an App may subscribe to it; either of two where there are two. */
const needs: Readonly<Record<string, readonly string[]>> = {
  check_run: ['checks'],
  check_suite: ['checks'],
  issue_comment: ['issues', 'pull_requests'],
  label: ['metadata'],
  merge_group: ['merge_queues'],
  pull_request: ['pull_requests'],
  pull_request_review: ['pull_requests'],
  pull_request_review_comment: ['pull_requests'],
  pull_request_review_thread: ['pull_requests'],
  push: ['contents'],
  repository: ['metadata'],
};

/** GitHub sends these to every App and refuses to have them subscribed to. */
const always = new Set(['installation', 'installation_repositories']);

/** An App that may write checks gets these about its own without subscribing. */
const ownChecks = new Set([
  'check_run.rerequested',
  'check_run.requested_action',
  'check_suite.requested',
  'check_suite.rerequested',
]);

/** Throws where GitHub would refuse the App's subscriptions, or the simulator has no such event. */
export function checkSubscriptions(app: SimulatorApp): void {
  for (const event of app.events) {
    const permissions = needs[event];
    if (!permissions)
      throw new Error(
        always.has(event) ? `Apps get ${event} unasked` : `The simulator does not model the event ${event}`,
      );
    if (permissions.some((name) => name === 'metadata' || app.permissions[name])) continue;
    throw new Error(`To subscribe to ${event} the App needs the permission ${permissions.join(' or ')}`);
  }
}

/** Whether GitHub sends the App this event. */
export function isSubscribed(app: SimulatorApp, name: string, action: string | null): boolean {
  if (always.has(name) || app.events.includes(name)) return true;
  return app.permissions.checks === 'write' && ownChecks.has(`${name}.${action}`);
}
