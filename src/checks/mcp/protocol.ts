/** Checks of the key that makes an operation an MCP server: its value, its place, and what stands beside it. */
import { AGENTIC_PROTOCOL } from '../../connector/swagger/nodes.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { RESTRICTION_OPTIONS, type Restriction } from '../restriction.ts';
import { visitKeys } from '../swagger/extensions.ts';
import { mcpServersOf } from './servers.ts';

/** The value is not the one protocol; case `sse` for the one that is no longer served. */
export const mcpProtocol = check<'operation', { value: string; gone: string }>({
  given: ['operation'],
  keys: [AGENTIC_PROTOCOL],
  options: {
    type: 'object',
    required: ['value', 'gone'],
    additionalProperties: false,
    properties: { value: { type: 'string' }, gone: { type: 'string' } },
  },
  run: ({ object }, { value, gone }) => {
    const own = object[AGENTIC_PROTOCOL];
    if (own === value) return null;
    const at = `/${AGENTIC_PROTOCOL}`;
    const word = typeof own === 'string' ? own.trim().toLowerCase() : '';
    if (word === gone) return { at, case: 'sse', values: { right: value } };
    // Without its version, or with another separator, only one can be meant.
    const isMeant = word.replaceAll(/[^a-z]/g, '') === value.replaceAll(/[^a-z]/g, '');
    return { at, values: { right: value }, ...(isMeant ? { fix: { set: value } } : {}) };
  },
});

/** The key stands where nobody looks for it; case `method` on an operation that is not POST. The message may use {method}. */
export const mcpPlace = check<'document'>({
  given: ['document'],
  run: (root, _, { connector }) => {
    if (!root.document.source.text.includes(`"${AGENTIC_PROTOCOL}"`)) return null;
    const servers = new Map(mcpServersOf(connector).map((server) => [server.pointer, server]));
    const reports: Report[] = [];
    visitKeys(root.object, (key, _owner, at) => {
      if (key !== AGENTIC_PROTOCOL) return;
      const method = servers.get(at.slice(0, -AGENTIC_PROTOCOL.length - 1))?.method;
      if (method === undefined) reports.push({ at });
      else if (method !== 'post') reports.push({ at, case: 'method', values: { method: method.toUpperCase() } });
    });
    return reports;
  },
});

/** More than one server in a connector: each but the first. The message may use {first}. */
export const mcpSingle = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const [first, ...more] = mcpServersOf(connector);
    return first ? more.map((node): Report => ({ node, values: { first: first.name } })) : null;
  },
});

/** The server declares a body, which agents fill in by the protocol. */
export const mcpBody = check<'operation'>({
  given: ['operation'],
  keys: [AGENTIC_PROTOCOL],
  run: ({ parameters }) => {
    const body = parameters.find(({ parameter }) => parameter.location === 'body' || parameter.location === 'formData');
    return body ? { node: body.use, values: { parameter: body.parameter.name } } : null;
  },
});

/** No answer to a success that agents could wait for. An operation without any response is another rule's matter. */
export const mcpResponse = check<'operation'>({
  given: ['operation'],
  keys: [AGENTIC_PROTOCOL],
  run: ({ responses }) =>
    responses.length === 0 || responses.some(({ code }) => code === '200') ? null : { at: '/responses' },
});

/** The connector has a server; told once, at the first. Only while the restriction is in force: {since}. */
export const mcpRestricted = check<'document', { restriction: Restriction }>({
  given: ['document'],
  options: RESTRICTION_OPTIONS,
  run: (_, { restriction }, { connector }) => {
    const [node] = mcpServersOf(connector);
    return restriction['in-force'] && node
      ? { node, at: `/${AGENTIC_PROTOCOL}`, values: { name: node.name, since: restriction.since } }
      : null;
  },
});
