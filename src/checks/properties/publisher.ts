/** Checks of several texts of apiProperties.json at once: publisher and stack owner, what people read of a connection. */
import { isObject, valueAt } from '../../connector/pointer.ts';
import { check, type Report } from '../../rules/engine/check.ts';

interface TextsOptions {
  readonly in: readonly string[];
  readonly pattern: string;
  readonly flags?: string;
}

/** Names and captions are short: what stands behind so many characters is not looked at. */
const MAX_TEXT = 10_000;

/** None of the texts holds what a pattern of ours describes. The message may use {key} and {match}. */
export const textsLack = check<'properties' | 'connection-parameter', TextsOptions>({
  given: ['properties', 'connection-parameter'],
  options: {
    type: 'object',
    required: ['in', 'pattern'],
    additionalProperties: false,
    properties: {
      in: { type: 'array', items: { type: 'string', pattern: '^(/[^/]+)+$' } },
      pattern: { type: 'string' },
      flags: { type: 'string' },
    },
  },
  run: (node, { in: places, pattern, flags }) => {
    const expression = new RegExp(pattern, flags);
    return places.flatMap((at): Report[] => {
      const text = valueAt(node.value, at);
      const match = typeof text === 'string' ? expression.exec(text.slice(0, MAX_TEXT)) : null;
      return match ? [{ at, values: { match: match[0], key: at.slice(at.lastIndexOf('/') + 1) } }] : [];
    });
  },
});

const COMPANY =
  /\b(?:inc|llc|ltd|limited|gmbh|ag|sa|sas|bv|b\.v|nv|ab|as|oy|plc|pty|corp|corporation|company|co|group|holdings?|software|solutions?|systems?|technolog(?:y|ies)|labs?|services?|consulting|data|cloud|digital|networks?|security|bank|university|partners|team|support|help|sales|center|centre|office|department|media|global|international|online|studio|works|api|apps?|it)\b/i;
const PERSON = /^\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}\.?| (?:van|von|de|der|den|da|di|la))?(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;

/** A certified connector's publisher seems to be a person: the pull request's author, or the contact. */
export const publisherPerson = check<'properties'>({
  given: ['properties'],
  run: (node, _, { connector, pull }) => {
    const publisher = valueAt(node.value, '/properties/publisher');
    if (typeof publisher !== 'string' || !PERSON.test(publisher.trim()) || COMPANY.test(publisher)) return null;
    const contact = connector.api?.info.object.contact;
    const names = [pull?.authorName, isObject(contact) ? contact.name : null];
    if (!names.some((name) => typeof name === 'string' && plain(name) === plain(publisher))) return null;
    return namesProduct(publisher, connector.api?.root.value) ? null : { at: '/properties/publisher' };
  },
});

/** A company's name stands in its addresses and in its product's title; a person's hardly ever does. */
function namesProduct(publisher: string, swagger: unknown): boolean {
  const name = plain(publisher);
  const texts = ['/host', '/info/title', '/info/contact/url', '/info/contact/email'].map((at) => valueAt(swagger, at));
  return texts.some((text) => typeof text === 'string' && plain(text).includes(name));
}

/** The publisher of a certified connector and the owner of its service are not the same, and nobody says why. */
export const publisherOwner = check<'properties'>({
  given: ['properties'],
  run: (node, _, { connector, pull }) => {
    const publisher = valueAt(node.value, '/properties/publisher');
    const owner = valueAt(node.value, '/properties/stackOwner');
    if (typeof publisher !== 'string' || typeof owner !== 'string') return null;
    const [one, other] = [company(publisher), company(owner)];
    if (one === '' || other === '' || one.includes(other) || other.includes(one)) return null;
    const texts = [pull?.body, connector.readme?.source.text];
    if (texts.some((text) => text !== undefined && /\bon behalf of\b/i.test(text))) return null;
    return { at: '/properties/publisher', values: { publisher, owner } };
  },
});

/** Letters and digits only. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A company's name without its legal form. */
function company(name: string): string {
  return plain(
    name
      .replaceAll(/[,.]/g, '')
      .trimEnd()
      .replace(/\s(?:inc|llc|ltd|limited|gmbh|ag|corp|corporation|bv|plc|pty ltd|sas?|co)$/i, ''),
  );
}
