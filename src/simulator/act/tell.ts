/** How an action tells of itself: webhooks, and the pull request's own history. */
import { type Hub, type HubEvent, newIds, timestamp } from '../model/hub.ts';
import type { Account, Pull, PullEvent } from '../model/types.ts';

type Details = Omit<HubEvent, 'name' | 'action' | 'sender' | 'installation'>;

/** Sends an event about a pull request to the App installed on its repository. */
export function tell(hub: Hub, pull: Pull, sender: Account, event: string, details: Details = {}): void {
  const [name = event, action = null] = event.split('.');
  const { repository } = pull;
  hub.emit({ name, action, sender, repository, pull, installation: repository.installation, ...details });
}

type Bare = PullEvent extends infer E
  ? E extends PullEvent
    ? Omit<E, 'id' | 'nodeId' | 'actor' | 'createdAt'>
    : never
  : never;

/** Writes a line into a pull request's history. */
export function record(hub: Hub, pull: Pull, actor: Account, event: Bare): void {
  pull.events.push({ ...newIds(hub, 'EV'), actor, createdAt: touch(hub, pull), ...event } as PullEvent);
}

/** Marks a pull request as changed and returns when. */
export function touch(hub: Hub, pull: Pull): string {
  pull.updatedAt = timestamp(hub.now());
  return pull.updatedAt;
}
