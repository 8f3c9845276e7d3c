/** The readme, in the sections of the templates. */
import { isObject } from '../connector/pointer.ts';
import type { Answers } from './answers.ts';
import type { Json } from './openapi/plain.ts';

/** @param swagger its operations are listed by their summaries */
export function readmeFor({ title, kind, description, publisher, website }: Answers, swagger: Json): string {
  const isIndependent = kind === 'independent-publisher';
  return `# ${title}

${description}

## Publisher: ${publisher}

## Prerequisites

You need an account of ${title}. Plans and prices are at ${website}.

## Supported Operations

${operationsIn(swagger)}

## Obtaining Credentials

${credentials(swagger, title)}
${
  isIndependent
    ? `
## Getting Started

Create a connection with these credentials, and add an action of ${title} to a flow.
`
    : ''
}
## Known Issues and Limitations

None are known.

## Deployment Instructions

Use the command line tool of the platform to deploy this connector as a custom connector: \`paconn create\` with the files of this folder.
`;
}

function operationsIn({ paths }: Json): string {
  const items = Object.values(isObject(paths) ? paths : {}).filter(isObject);
  const operations = items.flatMap((item) => Object.values(item)).filter(isObject);
  const listed = operations.filter(
    ({ summary, operationId }) => typeof summary === 'string' && typeof operationId === 'string',
  );
  return listed
    .map(({ summary, description }) => `### ${plain(summary)}\n\n${plain(description) || `${plain(summary)}.`}`)
    .join('\n\n');
}

/** One line, and nothing in it that Markdown would read as a mark of its own. */
function plain(text: unknown): string {
  if (typeof text !== 'string') return '';
  return text
    .slice(0, 500)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`)
    .trim();
}

function credentials({ securityDefinitions }: Json, title: string): string {
  const [definition] = Object.values(isObject(securityDefinitions) ? securityDefinitions : {});
  const type = isObject(definition) ? definition.type : null;
  if (type === 'oauth2') return `Sign in with your account of ${title} when you create the connection.`;
  if (type === 'basic') return `Use the user name and the password of your account of ${title}.`;
  return type === null ? 'None are needed.' : `Create an API key in the settings of your account of ${title}.`;
}
