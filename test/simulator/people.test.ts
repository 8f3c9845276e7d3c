import { openPull, REPO, start, stopAll } from './setup.ts';

afterEach(stopAll);

/** A pull request with a comment, and how to call the API as a person. */
async function begin() {
  const { simulator, world } = await start();
  const number = openPull(world);
  const comment = world.comment(REPO, number, 'pat', 'Please look.');
  const call = async (login: string, method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${simulator.url}/repos/${REPO}${path}`, {
      method,
      headers: { authorization: `token ${world.createToken(login)}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { world, number, comment, call };
}

test('a reaction is made once, and answered with 200 from then on', async () => {
  const { world, number, comment, call } = await begin();
  const path = `/issues/comments/${comment}/reactions`;
  expect(await call('mona', 'POST', path, { content: '+1' })).toMatchObject({ status: 201, body: { content: '+1' } });
  expect(await call('mona', 'POST', path, { content: '+1' })).toMatchObject({ status: 200 });
  expect(await call('mona', 'POST', path, { content: 'thumbs' })).toMatchObject({ status: 422 });
  expect(world.pull(REPO, number).comments[0]?.reactions).toEqual([{ by: 'mona', content: '+1' }]);
});

test('collaborators can be asked for a review, the author and strangers can not', async () => {
  const { world, number, call } = await begin();
  const path = `/pulls/${number}/requested_reviewers`;
  expect(await call('mona', 'POST', path, { reviewers: ['pat'] })).toMatchObject({ status: 422 });
  expect(await call('mona', 'POST', path, { reviewers: ['stranger'] })).toMatchObject({ status: 422 });
  expect(await call('contoso', 'POST', path, { reviewers: ['mona'] })).toMatchObject({ status: 201 });
  expect(world.pull(REPO, number).reviewers).toEqual(['mona']);
  world.review(REPO, number, 'mona', { state: 'approve' });
  expect(world.pull(REPO, number).reviewers).toEqual([]);
});

test('whoever has spoken can be assigned, a stranger is passed over', async () => {
  const { world, number, call } = await begin();
  await call('mona', 'POST', `/issues/${number}/assignees`, { assignees: ['pat', 'stranger', 'nobody'] });
  expect(world.pull(REPO, number).assignees).toEqual(['pat']);
});
