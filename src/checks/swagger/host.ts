/** What a host's name says about who can reach it and what it is for. */
import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import { type CheckContext, check, type Report } from '../../rules/engine/check.ts';
import { wordsOf } from '../operation/names.ts';

/** Services that lead from the internet to somebody's own machine while a program runs there. */
const TUNNEL =
  /(?:^|\.)(?:ngrok(?:-free)?\.(?:io|app|dev|pizza)|devtunnels\.ms|app\.github\.dev|ws-[a-z0-9]+\.gitpod\.io|webhook\.site|loca\.lt|localtunnel\.me|trycloudflare\.com|cfargotunnel\.com|serveo\.net|serveousercontent\.com|tunnelto\.dev|pinggy\.(?:io|link|online)|lhr\.life|localhost\.run|pagekite\.me|telebit\.io|bore\.pub|share\.zrok\.io|tunnelmole\.net|sharedwithexpose\.com|ts\.net)$/i;
/** Names that the internet does not know: RFC 6761, RFC 6762, RFC 8375 and those that ICANN keeps for local use. */
const LOCAL_NAME =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid)$/i;
/** Addresses of one's own machine, of private networks and of single links: RFC 1918, RFC 3927, RFC 6598, RFC 4193. */
const PRIVATE_IPV4 =
  /^(?:(?:0|10|127)(?=\.)|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d{1,3}){1,3}$/;
const PRIVATE_IPV6 = /^\[(?:::1?|f[cd][0-9a-f]{2}:[0-9a-f:.]*|fe[89ab][0-9a-f]:[0-9a-f:.]*)\]$/i;
const STAGE = /^(?:dev|test|staging|stage|stg|qa|uat|sandbox|sbx|preprod|demo|local)\d*$/i;

/** Services for everybody whose name only sounds like one for tests. */
const NAMED_SO = /(?:^|\.)dev\.azure\.com$/i;

/** No host has more characters: RFC 1035. Longer texts are not looked at. */
const MAX_LENGTH = 300;

/** The name in what was written as host, without scheme, path and port; null if there is none. */
function nameOf(root: JsonNode | undefined): string | null {
  const host = root?.object.host;
  if (typeof host !== 'string' || host.length > MAX_LENGTH) return null;
  const name = host
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '');
  return name === '' ? null : name;
}

function isPrivate(name: string): boolean {
  return [TUNNEL, LOCAL_NAME, PRIVATE_IPV4, PRIVATE_IPV6].some((form) => form.test(name));
}

/** The part of a name that says it is no server for production. The top-level domain says nothing: dev.to is a host as good as any. */
function stageIn(name: string): string | null {
  const labels = name.split('.');
  if (labels.length < 3 || NAMED_SO.test(name)) return null;
  const parts = labels.slice(0, -1).flatMap((label) => label.split('-'));
  return parts.find((part) => STAGE.test(part)) ?? null;
}

/** A connector for a sandbox says so in its title or its folder's name. */
function isSandbox({ name, api }: Connector): boolean {
  const title = api?.info.object.title;
  return [name, title].some((text) => typeof text === 'string' && wordsOf(text).some((word) => STAGE.test(word)));
}

/**
 * What is wrong with the host: customers can't reach it; case `single` where it is not a full name, `stage` where its name is that
 * of a server for tests ({label}), `left` where the connector called one for production before ({old}).
 */
export function hostProblem(root: JsonNode, { connector, before }: CheckContext): Report | null {
  const name = nameOf(root);
  if (name === null || /[{}]/.test(name)) return null;
  if (isPrivate(name)) return { at: '/host' };
  if (!/[.:]/.test(name)) return { at: '/host', case: 'single' };
  const label = stageIn(name);
  if (label === null || isSandbox(connector)) return null;
  const old = nameOf(before?.api?.root);
  const left = old !== null && !isPrivate(old) && old.includes('.') && stageIn(old) === null;
  return { at: '/host', case: left ? 'left' : 'stage', values: { label, old: old ?? '' } };
}

export const hostProduction = check<'document'>({
  given: ['document'],
  keys: ['host'],
  run: (root, _, context) => hostProblem(root, context),
});
