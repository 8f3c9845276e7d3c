/** The connector that the stories' partner brings, and what a partner who follows the template writes beside it. */
import { SAMPLES } from '../rules/sample.ts';

export const FOLDER = 'certified-connectors/Fabrikam Parcels';

/** Its files without a fault, by name. */
export const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;

/** Files by their path in the repository, as a push takes them. */
export function pathed(files: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...files].map(([name, text]) => [`${FOLDER}/${name}`, text]));
}

/** A description with every box of the template ticked. */
export const BODY = [
  "I attest that the connector doesn't exist on the platform",
  'I attest that the connector works',
  'I attest that there are detailed descriptions',
  'I attest that there are response schemas',
  'I ran paconn validate',
  'the brand color is valid',
]
  .map((box) => `- [x] ${box}.`)
  .join('\n');

/** The template's boxes for everybody and for independent publishers, all ticked. */
export const IP_BODY = [
  BODY,
  '- [x] I have named this PR after the pattern of the template.',
  '- [x] I have placed screenshots of 3 unique operations working within a Flow.',
  '- [x] I have placed a screenshot of the Test operations section.',
  ...['one', 'two', 'three', 'page'].map((name) => `![${name}](https://example.com/${name}.png)`),
].join('\n');
