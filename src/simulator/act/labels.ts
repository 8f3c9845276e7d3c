/** A repository's labels, and those on a pull request. */
import { GitHubError, invalid, notFound } from '../model/errors.ts';
import { type Hub, needRole, newIds, timestamp } from '../model/hub.ts';
import type { Account, Label, Pull, Repository } from '../model/types.ts';
import type { LabelInput } from '../world/types.ts';
import { record, tell } from './tell.ts';

/** GitHub's grey for a label made by putting it on an issue. */
const DEFAULT_COLOR = 'ededed';

/** Makes a label without telling anybody: for a repository that is being set up. Throws 422 `already_exists` and the like. */
export function defineLabel(hub: Hub, repository: Repository, input: LabelInput): Label {
  checkName(repository, input.name);
  const { name, color = DEFAULT_COLOR, description = null } = input;
  checkLook(color, description);
  const updatedAt = timestamp(hub.now());
  const label: Label = { ...newIds(hub, 'LA'), name, color, description, updatedAt };
  repository.labels.set(name.toLowerCase(), label);
  return label;
}

function checkLook(color: string, description: string | null): void {
  if (!/^[0-9a-f]{6}$/i.test(color)) throw invalid({ resource: 'Label', code: 'invalid', field: 'color' });
  if ((description ?? '').length > 100) {
    throw invalid({
      resource: 'Label',
      code: 'custom',
      field: 'description',
      message: 'description is too long (maximum is 100 characters)',
    });
  }
}

function checkName(repository: Repository, name: string): void {
  const resource = 'Label';
  if (name.trim() === '') throw invalid({ resource, code: 'missing_field', field: 'name' });
  if ([...name].length > 50) {
    throw invalid({ resource, code: 'custom', field: 'name', message: 'name is too long (maximum is 50 characters)' });
  }
  if (repository.labels.has(name.toLowerCase())) throw invalid({ resource, code: 'already_exists', field: 'name' });
}

/** Makes a label in a repository. */
export function createLabel(hub: Hub, repository: Repository, actor: Account, input: LabelInput): Label {
  needRole(repository, actor, 'write', 'create labels');
  const label = defineLabel(hub, repository, input);
  tellOfLabel(hub, repository, actor, 'created', label);
  return label;
}

/** The label of that name, whatever its case. Throws 404. */
export function findLabel(repository: Repository, name: string): Label {
  const label = repository.labels.get(name.toLowerCase());
  if (!label) throw notFound();
  return label;
}

/** Changes a label's name, colour or description wherever it is on. */
export function editLabel(
  hub: Hub,
  repository: Repository,
  actor: Account,
  name: string,
  input: Partial<LabelInput>,
): Label {
  needRole(repository, actor, 'write', 'edit labels');
  const label = findLabel(repository, name);
  const changed = { name: label.name, color: label.color, description: label.description, ...input };
  if (changed.name.toLowerCase() !== label.name.toLowerCase()) checkName(repository, changed.name);
  checkLook(changed.color, changed.description);
  const before = { name: label.name, color: label.color, description: label.description };
  repository.labels.delete(label.name.toLowerCase());
  Object.assign(label, changed, { updatedAt: timestamp(hub.now()) });
  repository.labels.set(label.name.toLowerCase(), label);
  const differing = Object.entries(before).filter(([key, value]) => changed[key as keyof LabelInput] !== value);
  const changes = Object.fromEntries(differing.map(([key, from]) => [key, { from }]));
  tellOfLabel(hub, repository, actor, 'edited', label, { changes });
  return label;
}

/** Deletes a label; it vanishes from every pull request without a word in their histories. */
export function deleteLabel(hub: Hub, repository: Repository, actor: Account, name: string): void {
  needRole(repository, actor, 'write', 'delete labels');
  const label = findLabel(repository, name);
  repository.labels.delete(name.toLowerCase());
  for (const pull of repository.pulls.values()) {
    const at = pull.labels.indexOf(label);
    if (at >= 0) pull.labels.splice(at, 1);
  }
  tellOfLabel(hub, repository, actor, 'deleted', label);
}

/** Puts labels on a pull request; unknown ones are made. One already on is left as it is, without an event. */
export function addLabels(hub: Hub, pull: Pull, actor: Account, names: readonly string[]): void {
  needRole(pull.repository, actor, 'triage', 'label');
  for (const name of names) {
    const label = pull.repository.labels.get(name.toLowerCase()) ?? defineAndTell(hub, pull.repository, actor, name);
    if (pull.labels.includes(label)) continue;
    if (pull.labels.length >= 100) throw new GitHubError(422, 'An issue can have at most 100 labels');
    pull.labels.push(label);
    record(hub, pull, actor, { event: 'labeled', label: { name: label.name, color: label.color, of: label } });
    tell(hub, pull, actor, 'pull_request.labeled', { extra: { label: labelBody(label) } });
  }
}

function defineAndTell(hub: Hub, repository: Repository, actor: Account, name: string): Label {
  const label = defineLabel(hub, repository, { name });
  tellOfLabel(hub, repository, actor, 'created', label);
  return label;
}

/** Takes a label off a pull request. Throws GitHub's 404 when it is not on. */
export function removeLabel(hub: Hub, pull: Pull, actor: Account, name: string): void {
  needRole(pull.repository, actor, 'triage', 'remove labels');
  const at = pull.labels.findIndex((label) => label.name.toLowerCase() === name.toLowerCase());
  const label = pull.labels[at];
  if (!label) throw new GitHubError(404, 'Label does not exist');
  pull.labels.splice(at, 1);
  record(hub, pull, actor, { event: 'unlabeled', label: { name: label.name, color: label.color, of: label } });
  tell(hub, pull, actor, 'pull_request.unlabeled', { extra: { label: labelBody(label) } });
}

function tellOfLabel(hub: Hub, repository: Repository, sender: Account, action: string, label: Label, more = {}): void {
  const extra = { label: labelBody(label), ...more };
  hub.emit({ name: 'label', action, sender, repository, installation: repository.installation, extra });
}

function labelBody(label: Label) {
  const { id, nodeId, name, color, description } = label;
  return { id, node_id: nodeId, name, color, description, default: false };
}
