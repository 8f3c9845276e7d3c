/** The demo's honest mistakes: what a partner gets wrong in a first pull request, each a small change of a good connector. */

export interface Mistake {
  /** For the terminal. */
  readonly what: string;
  readonly file: 'apiDefinition.swagger.json' | 'apiProperties.json' | 'readme.md';
  /** Stands in the good file exactly once. */
  readonly right: string;
  readonly wrong: string;
}

export const MISTAKES: readonly Mistake[] = [
  {
    what: 'the title says "API"',
    file: 'apiDefinition.swagger.json',
    right: '"title": "Fabrikam Parcels"',
    wrong: '"title": "Fabrikam Parcels API"',
  },
  {
    what: 'the description names a product of the platform',
    file: 'apiDefinition.swagger.json',
    right: 'until it is delivered."',
    wrong: 'with Power Automate."',
  },
  {
    what: 'the host is a whole address',
    file: 'apiDefinition.swagger.json',
    right: '"host": "api.fabrikam-parcels.com"',
    wrong: '"host": "https://api.fabrikam-parcels.com"',
  },
  {
    what: 'a summary ends in a full stop',
    file: 'apiDefinition.swagger.json',
    right: '"summary": "List parcels"',
    wrong: '"summary": "List parcels."',
  },
  {
    what: 'an operation has no summary',
    file: 'apiDefinition.swagger.json',
    right: '        "summary": "Cancel a parcel",\n',
    wrong: '',
  },
  {
    what: 'an operation has no description',
    file: 'apiDefinition.swagger.json',
    right: '        "description": "Books the pick-up of a parcel and returns it with its number.",\n',
    wrong: '',
  },
  {
    what: 'a parameter has no summary',
    file: 'apiDefinition.swagger.json',
    right: '            "x-ms-summary": "State",\n',
    wrong: '',
  },
  {
    what: 'a parameter has no description',
    file: 'apiDefinition.swagger.json',
    right:
      '            "x-ms-summary": "From",\n            "description": "Only parcels booked at this time or later."\n',
    wrong: '            "x-ms-summary": "From"\n',
  },
  {
    what: 'an array does not say what is in it',
    file: 'apiDefinition.swagger.json',
    right:
      '              "type": "array",\n              "items": {\n                "$ref": "#/definitions/Parcel"\n              }\n',
    wrong: '              "type": "array"\n',
  },
  {
    what: 'categories are separated by a comma',
    file: 'apiDefinition.swagger.json',
    right: '"Commerce;Productivity"',
    wrong: '"Commerce, Productivity"',
  },
  {
    what: 'the API key is shown in clear text',
    file: 'apiProperties.json',
    right: '"type": "securestring"',
    wrong: '"type": "string"',
  },
  {
    what: "the icon's colour is the platform's default",
    file: 'apiProperties.json',
    right: '"iconBrandColor": "#b5651d"',
    wrong: '"iconBrandColor": "#007ee5"',
  },
  {
    what: 'the readme names no limitations',
    file: 'readme.md',
    right: '## Known Issues and Limitations\n\nParcels that were delivered more than a year ago are not returned.\n\n',
    wrong: '',
  },
];

/** A good connector's files with the mistakes made. Throws where a mistake no longer fits its file. */
export function withMistakes(good: ReadonlyMap<string, string>, mistakes: readonly Mistake[]): Map<string, string> {
  const files = new Map(good);
  for (const { what, file, right, wrong } of mistakes) {
    const text = files.get(file) ?? '';
    if (text.split(right).length !== 2) throw new Error(`The mistake "${what}" no longer fits ${file}`);
    files.set(
      file,
      text.replace(right, () => wrong),
    );
  }
  return files;
}
