/** What does not work where the App was granted less than app.yml asks for. Pure. */

/** As GitHub tells it of an App or an installation; what it leaves out is not known. */
export interface Granted {
  readonly permissions?: object;
  readonly events?: readonly string[];
}

const LEVELS = ['none', 'read', 'write', 'admin'];

/** By permission, what fails without each level, the lower first. */
const WITHOUT: Readonly<Record<string, readonly (readonly [level: 'read' | 'write', fails: string])[]>> = {
  checks: [['write', 'there is no check run']],
  contents: [
    ['read', 'no pull request can be read'],
    ['write', 'threads stay open when what they say is done'],
  ],
  issues: [['write', 'there is no summary, and no label is set or taken off']],
  merge_queues: [['read', 'a merge queue waits for the check in vain']],
  metadata: [['read', 'nothing can be read']],
  members: [['read', 'members of teams are not known as maintainers']],
  pull_requests: [
    ['read', 'no pull request can be read'],
    ['write', 'nothing is said on lines, and nobody is asked for a review'],
  ],
};

/** The events of app.yml. */
const EVENTS: readonly string[] = [
  ...['check_run', 'check_suite', 'issue_comment', 'label', 'merge_group', 'pull_request', 'pull_request_review'],
  ...['pull_request_review_comment', 'push', 'repository'],
];

/** A line for each permission and event that is missing: which, and what does not work without it. */
export function lacking({ permissions, events }: Granted): string[] {
  const granted = permissions && new Map<string, unknown>(Object.entries(permissions));
  const missing = Object.entries(granted ? WITHOUT : {}).flatMap(([name, levels]) => {
    const has = LEVELS.indexOf(String(granted?.get(name) ?? 'none'));
    const first = levels.find(([level]) => has < LEVELS.indexOf(level));
    return first ? [`${name}: ${first[0]} is missing: ${first[1]}`] : [];
  });
  const unheard = events ? EVENTS.filter((event) => !events.includes(event)) : [];
  return [
    ...missing,
    ...unheard.map((event) => `event ${event} is missing: only the next sweep finds what it tells of`),
  ];
}
