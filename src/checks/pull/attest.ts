/** Checks of what a pull request's description attests and shows. */
import type { Connector } from '../../connector/connector.ts';
import { type Attestation, attestationsIn, isTicked, withoutComments } from '../../rules/engine/attestations.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import type { Pull } from '../../rules/engine/pull.ts';
import { explainsApp, usesOAuth } from '../readme/oauth.ts';
import { RESTRICTION_OPTIONS, type Restriction } from '../restriction.ts';

const ALWAYS: readonly Attestation[] = ['tested', 'descriptions', 'response-schemas', 'validated', 'brand-or-icon'];
const INDEPENDENT: readonly Attestation[] = ['ip-title', 'ip-flow-screenshots', 'ip-test-screenshot'];

/** Each box that is not ticked, as a case of its own; case `removed` where the whole template is gone. @param restriction on OAuth */
export const pullChecklist = check<'pull', { restriction: Restriction }>({
  given: ['pull'],
  options: RESTRICTION_OPTIONS,
  run: (pull, { restriction }, { connectors }) => {
    if (!pull.folders.some(({ change }) => change !== 'removed') || isAnnouncement(connectors)) return null;
    const boxes = attestationsIn(pull.body);
    if (Object.values(boxes).every((box) => box === 'missing')) return { case: 'removed' };
    return expected(pull, connectors, !restriction['in-force'])
      .filter((key) => boxes[key] !== 'ticked')
      .map((key): Report => ({ case: key }));
  },
});

/** A proposal has nothing yet that could be attested. */
function isAnnouncement(connectors: readonly Connector[]): boolean {
  return (
    connectors.length > 0 &&
    connectors.every(
      (connector) =>
        connector.kind === 'independent-publisher' && !connector.file('swagger') && !connector.file('properties'),
    )
  );
}

/** @param withOAuth independent publishers may use it */
function expected({ folders }: Pull, connectors: readonly Connector[], withOAuth: boolean): Attestation[] {
  const independent = connectors.filter(({ kind }) => kind === 'independent-publisher');
  return [
    ...(folders.some(({ change }) => change === 'new') ? (['not-existing'] as const) : []),
    ...ALWAYS,
    ...(independent.length > 0 ? INDEPENDENT : []),
    ...(withOAuth && independent.some(usesOAuth) ? (['ip-oauth-steps'] as const) : []),
  ];
}

/** The author says that the readme explains the app, and it does not. Silent while OAuth is paused. */
export const pullAppSteps = check<'pull', { restriction: Restriction }>({
  given: ['pull'],
  options: RESTRICTION_OPTIONS,
  run: ({ body }, { restriction }, { connectors }) => {
    if (restriction['in-force'] || !isTicked(body, 'ip-oauth-steps')) return null;
    return connectors
      .filter((connector) => connector.kind === 'independent-publisher' && usesOAuth(connector))
      .filter((connector) => connector.readme && !explainsApp(connector))
      .map((connector): Report => ({ file: connector.pathOf('readme'), values: { name: connector.name } }));
  },
});

/** An image in Markdown or HTML, or the bare address of one that was dropped into the text. */
const IMAGE =
  /!\[[^\]\n]{0,200}\][([]|<img\s|(?<![("'=])https:\/\/(?:user-images\.githubusercontent\.com|github\.com\/user-attachments\/assets|github\.com\/[\w.-]{1,100}\/[\w.-]{1,100}\/assets)\/[\w/-]/gi;

/** Fewer pictures than are asked for. The message may use {count} and {min}. */
export const pullImages = check<'pull', { min: number }>({
  given: ['pull'],
  options: { type: 'object', required: ['min'], properties: { min: { type: 'integer' } } },
  run: ({ body }, { min }, { connectors }) => {
    if (connectors.length === 0 || isAnnouncement(connectors)) return null;
    const count = withoutComments(body).match(IMAGE)?.length ?? 0;
    return count < min ? { values: { count, min } } : null;
  },
});

/** What can't be looked up: whether the files are those that were submitted. Silent where the author says so. */
export const pullSubmission = check<'pull'>({
  given: ['pull'],
  run: ({ body, folders }) =>
    folders.length === 0 || /partner\s+center|isv\s+studio/i.test(withoutComments(body)) ? null : {},
});
