import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { settled } from '../../src/rules/findings/finding.ts';
import {
  at,
  BLOCKING,
  FLAWED,
  FOLDER,
  good,
  machine,
  RULE,
  replies,
  reviewed,
  rules,
  run,
  sameRule,
  says,
} from './conversation.ts';
import { commented, fileSet, MAINTAINER, PARTNER, pullRequest } from './model.ts';

describe('a waiver', () => {
  it('lets pass what it was said about, and says how much', () => {
    const { after, inspection } = says(MAINTAINER, `/waive ${RULE} The law`);
    expect(inspection.waivers).toEqual([expect.objectContaining({ state: 'in-force', rule: RULE, reason: 'The law' })]);
    expect(inspection.waivers[0]!.findings).toHaveLength(sameRule);
    expect(inspection.connectors[0]!.findings.filter(({ status }) => status === 'waived')).toHaveLength(sameRule);
    expect(replies(after)[0]).toContain('waived with your reason');
    expect(run(after, at(9)).actions).toEqual([]);
  });

  it('leaves what it lets pass as it was found, but for the status', () => {
    const before = run(reviewed, at(0)).inspection.connectors[0]!.findings.filter(({ rule }) => rule === RULE);
    const { inspection } = says(MAINTAINER, `/waive ${RULE} The law`);
    const waived = inspection.connectors[0]!.findings.filter(({ status }) => status === 'waived');
    expect(waived.map(settled)).toEqual(before.map((finding) => ({ ...settled(finding), status: 'waived' })));
  });

  it('is shown in the summary with its reason, and so is its end', () => {
    const summaryOf = ({ comments }: Snapshot) => comments.find(({ body }) => body.includes(':summary '))!.body;
    const { after } = says(MAINTAINER, `/waive ${RULE} The **law** @you until 2026-12-01`);
    expect(summaryOf(after)).toMatch(/Let pass by people.*law.*mia, \[22 November 2026\].*until 1 December 2026/s);
    expect(summaryOf(after)).not.toMatch(/@you|\*\*law/);
    const ended = run(after, '2026-12-02T00:00:00Z').after;
    expect(summaryOf(ended)).toMatch(/1 waiver no longer in force.*ended with 1 December 2026/s);
  });

  it('holds to its last day and no longer', () => {
    const { after } = says(MAINTAINER, `/waive ${RULE} The law until 2026-12-01`);
    expect(run(after, '2026-12-01T23:59:00Z').inspection.waivers[0]!.state).toBe('in-force');
    const { inspection, actions } = run(after, '2026-12-02T00:00:00Z');
    expect(inspection.waivers[0]!.state).toBe('expired');
    expect(actions.map(({ type }) => type)).toEqual(expect.arrayContaining([expect.stringMatching(/-check$/)]));
  });

  it('does not cover what comes up later: that needs another word', () => {
    const { after } = says(MAINTAINER, `/waive ${RULE} The law`, run(pullRequest(fileSet(FOLDER, good)), at(0)).after);
    expect(replies(after)[0]).toMatch(/There is nothing to waive/);
    const flawed = { ...after, head: FLAWED, headSha: 'c'.repeat(40), checkRun: null };
    expect(run(flawed, at(5)).inspection.waivers).toEqual([]);
    expect(run(flawed, at(5)).inspection.blocking).toBeGreaterThan(0);
  });

  it('ends when the rule changes its meaning', () => {
    const { after } = says(MAINTAINER, `/waive ${RULE} The law`);
    const changed = { ...rules, rules: rules.rules.map((rule) => ({ ...rule, predicate: `${rule.predicate}!` })) };
    const { inspection } = decide(after, inspectSnapshot(after, changed), machine, at(5)).facts;
    expect(inspection.waivers.map(({ state }) => state)).toEqual(['rule-changed']);
  });

  it('is taken back by a maintainer, and can be given again', () => {
    const { after } = says(MAINTAINER, `/waive ${RULE} The law`);
    const back = run(commented(after, MAINTAINER, `/unwaive ${RULE}`, at(2)), at(2));
    expect(back.inspection.waivers.map(({ state }) => state)).toEqual(['taken-back']);
    expect(replies(back.after)).toHaveLength(1);
    const again = run(commented(back.after, MAINTAINER, `/waive ${RULE} The law again`, at(3)), at(3));
    expect(again.inspection.waivers.map(({ state }) => state)).toEqual(['gone', 'in-force']);
  });

  it('for a place covers that place only', () => {
    const { inspection } = says(MAINTAINER, `/waive ${RULE} \`${BLOCKING!.file}#${BLOCKING!.pointer}\` The law`);
    expect(inspection.waivers[0]!.findings.length).toBeGreaterThan(0);
    expect(inspection.waivers[0]!.findings.length).toBeLessThanOrEqual(sameRule);
    expect(says(MAINTAINER, `/waive ${RULE} other.json The law`).inspection.waivers[0]!.findings).toEqual([]);
  });

  it('stays in force when whoever gave it is a maintainer no more', () => {
    const { after } = says(MAINTAINER, `/waive ${RULE} The law`);
    const left = { ...after, roles: new Map([['mia', 'read' as const]]) };
    expect(run(left, at(9)).inspection.waivers[0]!.state).toBe('in-force');
  });
});

describe('an acknowledgement', () => {
  const SWAGGER = 'apiDefinition.swagger.json';
  const without = (id: string) => {
    const api = JSON.parse(good.get(SWAGGER)!) as { paths: Record<string, Record<string, { operationId: string }>> };
    for (const methods of Object.values(api.paths))
      for (const [method, operation] of Object.entries(methods))
        if (operation.operationId === id) delete methods[method];
    return fileSet(FOLDER, new Map(good).set(SWAGGER, JSON.stringify(api, null, 2)));
  };
  const breaking = run(pullRequest(without('BookParcel'), fileSet(FOLDER, good)), at(0)).after;

  it('lets the breaking changes pass that are there, and no others', () => {
    const { inspection, after } = says(MAINTAINER, '/acknowledge all Nobody books by this any more', breaking);
    expect(inspection.waivers).toEqual([expect.objectContaining({ type: 'acknowledge', state: 'in-force' })]);
    expect(inspection.blocking).toBe(0);
    const more = { ...after, head: without('CancelParcel'), headSha: 'c'.repeat(40), checkRun: null };
    expect(run(more, at(5)).inspection.blocking).toBeGreaterThan(0);
  });

  it('is the maintainers’, unless the repository gives it to authors too', () => {
    expect(says(PARTNER, '/acknowledge all Nobody needs it', breaking).inspection.blocking).toBeGreaterThan(0);
    const config = { ...breaking.config, acknowledgedBy: 'author' as const };
    expect(says(PARTNER, '/acknowledge all Nobody needs it', { ...breaking, config }).inspection.blocking).toBe(0);
  });
});
