import { at, BOT, edited, RULE, reactions, replies, reviewed, rules, run, says } from './conversation.ts';
import { APP, commented, MAINTAINER, OUTSIDER, PARTNER, pullRequest } from './model.ts';

describe('a command', () => {
  it('that says it all is answered by a reaction alone, once', () => {
    const { after, actions } = says(PARTNER, '/recheck');
    expect(actions).toEqual([expect.objectContaining({ type: 'react', add: '+1', takeBack: [] })]);
    expect(run(after, at(9)).actions).toEqual([]);
  });

  it('that asks something is answered by one reply, once', () => {
    const { after } = says(PARTNER, `/explain ${RULE}`);
    expect(replies(after)).toEqual([expect.stringContaining(RULE)]);
    expect(run(after, at(9)).actions).toEqual([]);
  });

  it('that asks about a rule is told what it wants, why, what to do, and where more stands', () => {
    const { after } = says(PARTNER, `/explain ${RULE}`);
    const { title, why, docs } = rules.rules.find(({ id }) => id === RULE)!;
    const parts = (replies(after)[0] as string).split('\n\n');
    expect(parts.slice(-4).map((part) => part.split(' ')[0])).toEqual([
      `**${title.split(' ')[0]}`,
      why.split(' ')[0],
      '**To',
      '[More',
    ]);
    expect(parts.at(-1)).toContain(docs);
  });

  it('among several in a comment has its part of the one reply', () => {
    const { after } = says(PARTNER, `/explain ${RULE}\n/hold\n/recheck`);
    expect(replies(after)).toEqual([expect.stringMatching(/`\/explain`: .*`\/hold`: It needs a reason/s)]);
    expect(reactions(after)).toEqual(['confused']);
  });

  it('of somebody who may not is answered with what they may, and does nothing', () => {
    const { after, inspection } = says(OUTSIDER, `/waive ${RULE} I want it`);
    expect(replies(after)[0]).toMatch(/for maintainers\. You can use `\/help`, `\/explain` and `\/recheck`\./);
    expect(inspection.blocking).toBeGreaterThan(0);
    expect(run(after, at(9)).actions).toEqual([]);
  });

  it('of somebody about whom nothing could be found out is neither done nor refused, and is looked at again', () => {
    const unknown = { ...reviewed, roles: new Map(reviewed.roles).set('mia', 'unknown' as const) };
    const { after, inspection } = says(MAINTAINER, `/waive ${RULE} The law`, unknown);
    expect(replies(after)[0]).toMatch(/could not find out/);
    expect(reactions(after)).toEqual([]);
    expect(inspection.blocking).toBeGreaterThan(0);
    expect(run(after, at(9)).actions).toEqual([]);
    const known = run({ ...after, roles: reviewed.roles }, at(10));
    expect(replies(known.after)).toEqual([expect.stringMatching(/waived with your reason/)]);
  });

  it('that is nearly one is answered with what may have been meant', () => {
    expect(replies(says(PARTNER, '/rechek').after)[0]).toContain('`/recheck`');
  });

  it('of another program, or in what a program writes, is none', () => {
    expect(says(PARTNER, '/azp run').actions).toEqual([]);
    expect(says(BOT, '/hold it').actions).toEqual([]);
    expect(says(APP, '/hold it').actions).toEqual([]);
  });

  it('that was refused stays refused when the person is let in later: it can be said again', () => {
    const { after } = says(OUTSIDER, `/waive ${RULE} I want it`);
    const promoted = { ...after, roles: new Map(after.roles).set('olaf', 'admin' as const) };
    expect(run(promoted, at(9)).actions).toEqual([]);
  });

  it('answers in a pull request without a connector', () => {
    const other = pullRequest(new Map(), new Map(), { files: [{ path: 'a', previousPath: null, status: 'modified' }] });
    expect(replies(says(PARTNER, '/help', other).after)).toEqual([expect.stringContaining('| Say |')]);
  });

  it('names the commands of the help as they are', () => {
    expect(replies(says(PARTNER, '/help').after)[0]).toMatchInlineSnapshot(`
"Each on a line of its own; several in one comment are fine. Edit or delete the comment to take it back.

| Say | What it does | Who may |
| --- | --- | --- |
| \`/help\` | Lists the commands. | everybody |
| \`/explain RULE or CODE\` | Says what a rule wants, why, and how to comply. Takes a code of the validator or a policy number as well, such as \`RequiredPropertyMissing\` or \`5000.2.4.4\`. | everybody |
| \`/recheck\` | Looks at everything again, now. Pushes, labels and reviews are seen by themselves. | everybody |
| \`/tested\` | Says that every operation works in the preview region, with 10 successful calls each. | the author and maintainers |
| \`/done ITEM …\` | Says that steps of the summary's checklist are done. | the author and maintainers |
| \`/release-tag\` | Asks for the Preview tag to be removed from a certified connector. | the author and maintainers |
| \`/confirm [RULE\\|all] REASON\` | Says that the breaking changes there are now are meant and why flows go on working, those of one rule or all of them. A maintainer then decides. | the author of the pull request |
| \`/acknowledge RULE\\|all REASON\` | Says that the breaking changes there are now are meant, those of one rule or all of them. Another one needs another word. | maintainers, and for the author only where the repository allows it |
| \`/hold REASON\` | Keeps the stage where it is until \`/unhold\`. | the author and maintainers |
| \`/unhold\` | Takes a hold back: a maintainer any, the author their own. | the author and maintainers |
| \`/close REASON\` | Closes the pull request and says why. It can be opened again where it was. | the author and maintainers |
| \`/stage NAME\` | Moves to a stage, as setting its label does. | maintainers |
| \`/assign me\\|@who\` | Says which maintainer looks after this pull request. | maintainers |
| \`/waive RULE [PATH] REASON [until DATE]\` | Lets what a rule finds now pass, everywhere or at a file, folder or \`#/pointer\`. It stays visible, and ends on the date, when the finding moves or when the rule changes. | maintainers |
| \`/unwaive RULE [PATH]\` | Takes back what was waived before it, everywhere or at a place. | maintainers |"
`);
  });
});

describe('a comment with commands', () => {
  const WAIVE = `/waive ${RULE} The law`;

  it('that is edited is answered again, in the same reply', () => {
    const { after } = says(OUTSIDER, WAIVE);
    const { after: changed } = run(edited(after, OUTSIDER, WAIVE, '/waive nothing at all'), at(5));
    expect(replies(changed)).toEqual([expect.stringContaining('There is no rule')]);
    expect(run(changed, at(9)).actions).toEqual([]);
  });

  it('whose other words are edited has nothing to be answered', () => {
    const { after } = says(OUTSIDER, WAIVE);
    expect(run(edited(after, OUTSIDER, WAIVE, `Please!\n${WAIVE}`), at(5)).actions).toEqual([]);
  });

  it('that is deleted, or says nothing any more, has a reply that says so', () => {
    const { after } = says(MAINTAINER, WAIVE);
    const gone = { ...after, comments: after.comments.filter(({ body }) => body !== WAIVE) };
    for (const snapshot of [gone, edited(after, MAINTAINER, WAIVE, 'Never mind.')]) {
      const { after: told, inspection } = run(snapshot, at(5));
      expect(replies(told)).toEqual([expect.stringContaining('taken back')]);
      expect(inspection.waivers).toEqual([]);
      expect(run(told, at(9)).actions).toEqual([]);
    }
  });

  it('that somebody else has edited is both people’s word', () => {
    const { after } = says(MAINTAINER, 'Hm.');
    expect(run(edited(after, OUTSIDER, 'Hm.', WAIVE), at(5)).inspection.waivers).toEqual([]);
    const outsiders = says(OUTSIDER, 'Hm.').after;
    expect(run(edited(outsiders, MAINTAINER, 'Hm.', WAIVE), at(5)).inspection.waivers).toEqual([]);
  });

  it('whose reply a person has tampered with is answered again', () => {
    const { after } = says(OUTSIDER, WAIVE);
    const [reply] = after.comments.filter(({ body }) => body.includes(':reply '));
    const forged = reply!.body.replace('refused', 'taken');
    const { after: mended, inspection } = run(edited(after, OUTSIDER, reply!.body, forged), at(5));
    expect(inspection.waivers).toEqual([]);
    expect(replies(mended)).toEqual(replies(after));
    expect(run(mended, at(9)).actions).toEqual([]);
  });
});

describe('assigning', () => {
  it('is done once', () => {
    const { actions, after } = says(MAINTAINER, '/assign me');
    expect(actions).toContainEqual(
      expect.objectContaining({ type: 'answer', effects: [{ type: 'assign', login: 'mia' }] }),
    );
    expect(run(after, at(9)).actions).toEqual([]);
  });

  it('is for maintainers, to maintainers', () => {
    expect(replies(says(MAINTAINER, '/assign @olaf').after)[0]).toMatch(/not a maintainer/);
    expect(says(PARTNER, '/assign me').actions.map(({ type }) => type)).not.toContain('answer');
  });
});

describe('a hold', () => {
  it('of a maintainer is not for the author to lift', () => {
    const held = says(MAINTAINER, '/hold legal').after;
    const { after } = run(commented(held, PARTNER, '/unhold', at(2)), at(2));
    expect(replies(after)).toEqual([expect.stringContaining("mia's")]);
    expect(run(after, at(9)).actions).toEqual([]);
  });
});
