/** Checks of what people and agents can read about an MCP server. */
import type { Connector } from '../../connector/connector.ts';
import { check } from '../../rules/engine/check.ts';
import { repeats } from '../same.ts';
import { hasMcpServer } from './servers.ts';

/** A heading of the tools, or words that lead to a list of them. */
const TOOLS_HEADING = /\btools?\b|\bcapabilit(?:y|ies)\b/i;
const TOOLS = /\btools\b/i;
/** How far behind the word the colon stands that leads to the list. */
const NEAR = 70;

/** Whether the readme lists the tools, under whatever heading. */
export function listsTools({ readme }: Connector): boolean {
  if (!readme) return false;
  return (
    readme.headings.some(({ text }) => TOOLS_HEADING.test(text)) || readme.source.text.split('\n').some(leadsToTools)
  );
}

function leadsToTools(line: string): boolean {
  const at = line.search(TOOLS);
  const colon = at < 0 ? -1 : line.indexOf(':', at);
  return colon >= 0 && colon - at <= NEAR;
}

/** The readme of a connector with an MCP server lists no tools. */
export const readmeTools = check<'readme'>({
  given: ['readme'],
  run: (_, __, { connector }) => (connector.readme && hasMcpServer(connector) && !listsTools(connector) ? {} : null),
});

/** Words that say of every MCP server the same. */
const ABOUT_ANY = new Set(
  `a an and any are as at by can for from in into is it its of on or that the this through to use used uses using via
   which will with within you your access agent agents ai allow allows api bridge call calls client clients
   communicate communicates communication connect connection connections connector connects context copilot data
   enable enables endpoint entry exchange exposes expose handle handles http https integrate integrates integration
   interact interacts interaction interface invocation invoke invokes jsonrpc json rpc main mcp message messages
   microsoft model point post process processes protocol protocols provide provides receive receives remote request
   requests respond response responses run runs secure securely send sends server servers service session sse
   streamable streaming stream studio tool tools transport`.split(/\s+/),
);
/** Fewer words of its own tell nobody what the server is for. */
const ENOUGH = 3;
const MAX_LENGTH = 2000;

/** The description says of the server only what holds for any other. One that is missing, or is the summary, is other rules' matter. */
export const mcpDescription = check<'operation'>({
  given: ['operation'],
  keys: ['description'],
  run: (operation, _, { connector }) => {
    const { summary, description } = operation.object;
    if (!operation.isMcpServer || typeof description !== 'string' || description.trim() === '') return null;
    if (typeof summary === 'string' && repeats(description, summary)) return null;
    const names = namesOf(connector);
    const own = wordsIn(description).filter((word) => !ABOUT_ANY.has(word) && !names.has(word));
    return new Set(own).size < ENOUGH ? { at: '/description' } : null;
  },
});

/** Words of the product's and the publisher's names: they don't say what for. */
function namesOf(connector: Connector): ReadonlySet<string> {
  const own = connector.properties?.object.properties as Record<string, unknown> | undefined;
  const info = connector.api?.info.object;
  const texts = [info?.title, own?.publisher, own?.stackOwner];
  return new Set(texts.flatMap((text) => (typeof text === 'string' ? wordsIn(text) : [])));
}

function wordsIn(text: string): string[] {
  return (
    text
      .slice(0, MAX_LENGTH)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
