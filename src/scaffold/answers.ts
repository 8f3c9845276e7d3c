/** What only a person knows of a new connector. */
import type { Kind } from '../connector/types.ts';

export interface Answers {
  /** The connector's name as people read it, such as `Contoso Orders`. */
  readonly title: string;
  readonly kind: Kind;
  /** What the service does, in a sentence or two. */
  readonly description: string;
  readonly publisher: string;
  readonly host: string;
  readonly supportEmail: string;
  readonly website: string;
  readonly privacyPolicy: string;
  /** As the list of categories has them. */
  readonly category: string;
}

/** A question, and how an answer is told from a slip. */
interface Question {
  /** As it stands in a sentence. */
  readonly called: string;
  readonly ask: string;
  /** The option that answers it. */
  readonly option: string;
  readonly isAnswer: (text: string) => boolean;
  readonly rather: string;
}

const isUrl = (text: string) =>
  text.length <= 500 &&
  text.startsWith('https://') &&
  !/\s/.test(text) &&
  URL.canParse(text) &&
  new URL(text).host.includes('.');

/** In the order they are asked in. */
export const QUESTIONS: Readonly<Record<Exclude<keyof Answers, 'title' | 'kind'>, Question>> = {
  publisher: {
    called: 'the publisher',
    ...{ ask: 'Who publishes it? Your company, or for an independent publisher your name', option: '--publisher' },
    ...{ isAnswer: (text) => /\p{L}/u.test(text) && text.length <= 100, rather: 'a name of at most 100 characters' },
  },
  description: {
    called: 'the description',
    ...{ ask: 'What does the service do? One or two sentences', option: '--description' },
    ...{ isAnswer: (text) => text.length >= 30 && text.length <= 500, rather: '30 to 500 characters' },
  },
  host: {
    called: 'the host',
    ...{ ask: "The host of the service's API, such as api.contoso.com", option: '--host' },
    ...{
      isAnswer: (text) => /^(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,20}$/i.test(text),
      rather: 'a host without https:// and without a path',
    },
  },
  supportEmail: {
    called: 'the support address',
    ...{ ask: 'Where people write to when it does not work', option: '--support-email' },
    ...{
      isAnswer: (text) => /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,20}$/.test(text),
      rather: 'an address such as support@contoso.com',
    },
  },
  website: {
    called: 'the website',
    ask: "The service's website",
    option: '--website',
    isAnswer: isUrl,
    rather: 'an address that begins with https://',
  },
  privacyPolicy: {
    called: 'the privacy policy',
    ...{ ask: 'Its privacy policy', option: '--privacy-policy' },
    ...{ isAnswer: isUrl, rather: 'an address that begins with https://' },
  },
  category: {
    called: 'the category',
    ...{ ask: 'A category, such as Productivity or Sales and CRM', option: '--category' },
    ...{ isAnswer: (text) => /\p{L}/u.test(text) && text.length <= 100, rather: 'a name; check knows the list' },
  },
};

/** A folder is named after it, on every system, and the platform takes no other. */
const TITLE = /^[A-Za-z\d][A-Za-z\d .&()-]{1,28}[A-Za-z\d)]$/;

/** Why a title can't be one; null where it can. */
export function titleFault(title: string): string | null {
  if (title.length < 3 || title.length > 30) return 'a title has 3 to 30 characters';
  return TITLE.test(title)
    ? null
    : 'a title has English letters, digits and spaces, and begins and ends with a letter or digit';
}

/** What stands where nobody has answered yet: the files can be read with it, and each is named as left to do. */
export const PLACEHOLDERS: Omit<Answers, 'title' | 'kind'> = {
  publisher: 'Name of publisher',
  description: 'What the service does for the people who use it, in a sentence or two.',
  host: 'api.example.com',
  supportEmail: 'support@example.com',
  website: 'https://www.example.com',
  privacyPolicy: 'https://www.example.com/privacy',
  category: 'Productivity',
};
