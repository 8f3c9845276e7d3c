/** What an update changed, as the summary tells it, and which of its findings it brought. */

import { loadMachine } from '../../src/machine/load.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { findingFingerprint } from '../../src/rules/findings/groups.ts';
import { SAMPLE } from '../rules/sample.ts';
import { applied, fileSet, pullRequest } from './model.ts';

const rules = await loadRules();
const machine = loadMachine();
const FOLDER = 'certified-connectors/Contoso Orders';
const SWAGGER = 'apiDefinition.swagger.json';
const NOW = '2026-11-22T09:00:00Z';

// biome-ignore lint/suspicious/noExplicitAny: the sample's own JSON, changed as each test likes
type Json = any;

function edited(change: (doc: Json) => void, indent = 2): ReadonlyMap<string, string> {
  const doc = JSON.parse(SAMPLE.get(SWAGGER)!);
  change(doc);
  return new Map(SAMPLE).set(SWAGGER, JSON.stringify(doc, null, indent));
}

const update = (head: ReadonlyMap<string, string>, base = SAMPLE, folder = FOLDER) =>
  pullRequest(fileSet(folder, head), fileSet(FOLDER, base));

function review(snapshot: Snapshot) {
  const inspection = inspectSnapshot(snapshot, rules);
  const { desired } = decide(snapshot, inspection, machine, NOW);
  return { inspection, desired, summary: desired.summary!(NOW), connector: inspection.connectors[0]! };
}

const dropTotal = (doc: Json) => delete doc.definitions.Order.properties.total;
const dropGet = (doc: Json) => delete doc.paths['/orders/{id}'];

describe('a breaking update', () => {
  const { desired, summary, connector } = review(update(edited(dropGet)));

  it('is blocked', () => {
    expect(desired.check.conclusion).toBe('failure');
    expect(connector.findings.filter(({ rule }) => rule === 'change/operation-removed')).toHaveLength(1);
  });

  it('is told in the summary: how much of what, whom it hurts, where, and the way out', () => {
    expect(summary).toContain('#### What changed');
    expect(summary).toContain('1 breaking.');
    expect(summary).toContain('🔴 breaks | `Get an order` | is gone');
    expect(summary).toMatch(/\/blob\/a{40}\/certified-connectors\/Contoso%20Orders\/apiDefinition\.swagger\.json#L\d+/);
    expect(summary).toContain('Put `GET /orders/{id}` back with `"deprecated": true`');
  });

  it('is told nothing new by a second run', () => {
    const snapshot = update(edited(dropGet));
    const after = applied(snapshot, plan(snapshot, desired, NOW), NOW);
    expect(plan(after, review(after).desired, NOW)).toEqual([]);
  });
});

it('tells an update that replaces the connector as that, before anything else', () => {
  const { summary } = review(
    update(
      edited((doc) => {
        const { '/shops': shops } = doc.paths;
        doc.paths = { '/shops': shops };
        for (let index = 0; index < 9; index++)
          doc.paths[`/new/${index}`] = { get: { operationId: `New${index}`, summary: `New ${index}`, responses: {} } };
      }),
    ),
  );
  const sentence = '**This update replaces the connector: 5 of its 5 operations are gone, and 9 others came.';
  expect(summary).toContain(sentence);
  expect(summary.indexOf(sentence)).toBeLessThan(summary.indexOf('**Next'));
  expect(summary).toMatch(/🔴 breaks .*<details><summary>and 2 more<\/summary>.* is gone /);
  expect(summary).toContain('publish the new ones as a connector of their own beside this one');
});

it('tells a change of a shared declaration once, with everyone it concerns', () => {
  const { connector, summary } = review(update(edited(dropTotal)));
  const found = connector.findings.filter(({ rule }) => rule === 'change/response-property-removed');
  expect(found.map(({ message }) => message)).toEqual([
    'Flows that use `List orders`, `Create an order` and 2 more and read `[].total` get no value any more. Keep the property, even if it is empty from now on.',
  ]);
  expect(summary.match(/no longer returns/g)).toHaveLength(1);
});

it('stands on the diff, right where the lines were taken out', () => {
  const { desired } = review(update(edited((doc) => delete doc.definitions.Order.properties.customer)));
  const told = desired.inline!.filter(({ body }) => body.includes('change/response-property-removed'));
  expect(told.map(({ line }) => line)).toEqual([expect.any(Number)]);
});

it('folds what is harmless, and what is beyond a screen', () => {
  const many = (prefix: string) => (doc: Json) => {
    for (let index = 0; index < 14; index++)
      doc.paths[`/${prefix}${index}`] = {
        get: { operationId: `Read${index}`, summary: `Read ${index}`, responses: {} },
      };
    if (prefix === 'new') doc.paths['/ping'] = { get: { operationId: 'Ping', summary: 'Ping', responses: {} } };
  };
  const { summary } = review(update(edited(many('new')), edited(many('old'))));
  expect(summary).toContain('14 breaking, 1 harmless.');
  expect(summary).toContain('<details><summary>2 more changes that break or need a look</summary>');
  expect(summary).toContain('<details><summary>1 change that hurts nobody</summary>');
});

it('cannot be made to say what a pull request wants', () => {
  const { summary } = review(
    update(
      edited((doc) => {
        doc.paths['/orders/{id}'].get.summary = '@mia `</details>` | [x](https://evil.example)';
        doc.paths['/orders/{id}'].get.operationId = '`@mia <b>`';
      }),
    ),
  );
  const part = summary.slice(summary.indexOf('#### What changed')).replaceAll(/`[^`]*`/g, '');
  expect(part).not.toMatch(/@mia|<b>|\]\(https:\/\/evil/);
});

describe('the kind of an update', () => {
  it('is minor when only texts change, and labelled so', () => {
    const { desired, summary } = review(
      update(edited((doc) => (doc.info.description = 'Other words. They are long enough to say what it is for.'))),
    );
    expect(desired.labels).toEqual(expect.arrayContaining(['Update', 'minor-update']));
    expect(summary).toContain('This is a minor update.');
  });

  it('is not when anything else does', () => {
    expect(review(update(edited(dropTotal))).desired.labels).not.toContain('minor-update');
  });

  it('says so when nothing but the formatting differs', () => {
    expect(review(update(edited(() => {}, 4))).summary).toContain('Nothing but formatting.');
  });
});

describe('a finding stands there already', () => {
  const flaw = (doc: Json) => {
    delete doc.paths['/orders/{id}'].get.summary;
  };
  const flawed = edited(flaw);
  const statusOf = (snapshot: Snapshot) =>
    review(snapshot)
      .connector.findings.filter(({ rule }) => rule === 'operation/summary-required')
      .map(({ status }) => status);

  it.each([
    ['when the file is indented again', edited(flaw, 4)],
    [
      'when its operation has another name',
      edited((doc) => {
        flaw(doc);
        doc.paths['/orders/{id}'].get.operationId = 'FetchOrder';
      }),
    ],
    [
      'when its operation is at another path',
      edited((doc) => {
        flaw(doc);
        doc.paths['/order/{id}'] = doc.paths['/orders/{id}'];
        delete doc.paths['/orders/{id}'];
      }),
    ],
    [
      'when something comes before it',
      edited((doc) => {
        flaw(doc);
        doc.paths = {
          '/a': { get: { operationId: 'A', summary: 'A', description: 'A.', responses: {} } },
          ...doc.paths,
        };
      }),
    ],
  ])('%s', (_, head) => {
    expect(statusOf(update(head, flawed))).toEqual(['existing']);
  });

  it('when its folder has another name', () => {
    const snapshot = update(flawed, flawed, 'certified-connectors/Contoso Sales');
    expect(statusOf(snapshot)).toEqual(['existing']);
    expect(review(snapshot).connector).toMatchObject({ change: 'update', movedFrom: FOLDER });
    expect(review(snapshot).summary).toContain('The folder was `certified-connectors/Contoso Orders`.');
  });
});

it('tells the removal of a connector for what it is', () => {
  const { connector, summary } = review(pullRequest(new Map(), fileSet(FOLDER, SAMPLE)));
  expect(connector.change).toBe('removed');
  expect(summary).toContain('is removed: every flow that uses it stops');
});

it('has nothing to tell of a new connector', () => {
  const { summary, connector } = review(pullRequest(fileSet(FOLDER, SAMPLE)));
  expect(summary).not.toContain('What changed');
  expect(connector.findings.filter(({ rule }) => rule.startsWith('change/'))).toEqual([]);
});

describe('what a word of acknowledgement is bound to', () => {
  const fingerprints = (change: (doc: Json) => void, indent = 2) =>
    review(update(edited(change, indent)))
      .connector.findings.filter(({ rule }) => rule.startsWith('change/'))
      .map(findingFingerprint);

  it('stays the same when the file is reformatted or lines move', () => {
    const moved = (doc: Json) => {
      dropTotal(doc);
      doc.paths = { '/a': { get: { operationId: 'A', responses: {} } }, ...doc.paths };
    };
    expect(fingerprints(moved, 4)).toEqual(fingerprints(dropTotal));
  });

  it('stays the same when the declaration around it moves elsewhere', () => {
    const inlined = (doc: Json) => {
      dropTotal(doc);
      doc.definitions.Sale = doc.definitions.Order;
      const text = JSON.stringify(doc).replaceAll('#/definitions/Order"', '#/definitions/Sale"');
      Object.assign(doc, JSON.parse(text));
    };
    expect(fingerprints(inlined)).toEqual(fingerprints(dropTotal));
  });

  it('is another one for another breaking change, and for one operation more', () => {
    const [total] = fingerprints(dropTotal);
    expect(fingerprints((doc) => delete doc.definitions.Order.properties.customer)).not.toContain(total);
    const wider = (doc: Json) => {
      delete doc.definitions.Order.properties.total;
      doc.paths['/orders/{id}'].get.responses[200].schema = { type: 'array', items: { $ref: '#/definitions/Order' } };
    };
    expect(fingerprints(wider)).not.toContain(total);
  });
});
