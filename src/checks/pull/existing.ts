/** A check of whether a new connector is for a service that has one, is proposed, or on its way. */
import type { Connector } from '../../connector/connector.ts';
import { isObject } from '../../connector/pointer.ts';
import type { Signs } from '../../connector/signs.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { isProposal } from '../../rules/engine/conditions.ts';
import type { OtherPull, Published, Pull } from '../../rules/engine/pull.ts';
import { sameService } from './service.ts';

/**
 * One report for each new connector: the published one that weighs most, else an open pull request. Cases: `independent`,
 * `owner` (a certified connector beside an independent publisher's), `own` (beside another of the same publisher), `name`
 * (only that is known), `proposal`, `pull`. The message may use {title}, {folder}, {signs} and {number}.
 */
export const pullExisting = check<'pull', { shared: readonly string[] }>({
  given: ['pull'],
  options: {
    type: 'object',
    required: ['shared'],
    additionalProperties: false,
    properties: { shared: { type: 'array', items: { type: 'string' } } },
  },
  run: (pull, { shared }, { connectors }) =>
    connectors
      .filter(({ folder }) => pull.folders.some((known) => known.folder === folder && known.change === 'new'))
      .flatMap((connector) => {
        const report = publishedTwin(connector, pull, shared) ?? openTwin(connector, pull, shared);
        return report ? [{ ...report, file: connector.pathOf('swagger') }] : [];
      }),
});

/** A certified one first: it is what nobody gets a second of. */
function publishedTwin(connector: Connector, pull: Pull, shared: readonly string[]): Report | null {
  const own = signsOf(connector, pull);
  const touched = new Set(pull.folders.map(({ folder }) => folder));
  const twins = (pull.published ?? []).flatMap((known) => {
    const signs = touched.has(known.folder) ? null : sameService(own, known, shared);
    return signs === null ? [] : [{ known, signs }];
  });
  const twin = twins.find(({ known }) => known.kind === 'certified') ?? twins[0];
  if (!twin) return null;
  const { known, signs } = twin;
  return {
    ...caseOf(caseFor(connector, own, known, signs)),
    values: { title: known.title, folder: known.folder, signs },
    ...seeAt(pull, `tree/${encodeURIComponent(pull.baseRef ?? 'HEAD')}/${encoded(known.folder)}`),
  };
}

function caseFor({ kind }: Connector, own: Signs, known: Published, signs: string): string | null {
  if (known.kind !== 'certified') return kind === 'certified' ? 'owner' : 'independent';
  if (kind === 'certified' && own.mail !== null && own.mail === known.mail) return 'own';
  return signs === 'the same name' ? 'name' : null;
}

/** Other people's pull requests. One that touches the same folder is pr/duplicate-submission's matter. */
function openTwin(connector: Connector, pull: Pull, shared: readonly string[]): Report | null {
  const own = signsOf(connector, pull);
  const folder = connector.folder.toLowerCase();
  for (const other of pull.otherPulls ?? []) {
    if (isSameAuthor(other, pull) || other.folders.some((name) => name.toLowerCase() === folder)) continue;
    for (const brought of other.brings ?? [proposed(other)]) {
      const signs = sameService(own, brought, shared);
      if (signs === null) continue;
      return {
        case: isProposal(other.title) ? 'proposal' : 'pull',
        values: { number: other.number, title: other.title, signs },
        ...seeAt(pull, `pull/${other.number}`),
      };
    }
  }
  return null;
}

function isSameAuthor(other: OtherPull, { author }: Pull): boolean {
  return other.author != null && other.author.toLowerCase() === author?.toLowerCase();
}

/** All that is known of a pull request whose definitions nobody has read: what it is called, if that is a connector's name. */
function proposed({ title }: OtherPull): Signs {
  const isName = isProposal(title) || /\(\s*independent\s+publisher\s*\)/i.test(title);
  return { title: isName ? title : null, host: null, operations: [], mail: null };
}

/** A connector that is only announced has the pull request's name. */
function signsOf({ api }: Connector, { title }: Pull): Signs {
  if (!api) return { title, host: null, operations: [], mail: null };
  const { info, root, operationsById } = api;
  const email = isObject(info.object.contact) ? info.object.contact.email : null;
  return {
    title: typeof info.object.title === 'string' ? info.object.title : null,
    host: typeof root.object.host === 'string' ? root.object.host : null,
    operations: [...operationsById.keys()].map((id) => id.toLowerCase()),
    mail: typeof email === 'string' ? (email.split('@')[1]?.toLowerCase() ?? null) : null,
  };
}

function caseOf(name: string | null): Pick<Report, 'case'> {
  return name === null ? {} : { case: name };
}

function seeAt({ repositoryUrl }: Pull, path: string): Pick<Report, 'see'> {
  return repositoryUrl ? { see: `${repositoryUrl}/${path}` } : {};
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
