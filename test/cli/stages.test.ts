import { cli, emptyFolder, write } from './setup.ts';

const OWN = `stages:
  change:
    in-preview: { label: trial }
  add:
    - id: legal
      label: legal review
      color: 'ffffff'
      description: The lawyers read it
      after: in-preview
      enters: { maintainer: any }
      turn: maintainer
      message: The lawyers read it.
      next: A maintainer goes on.
`;

it('shows the stages that come with the program where there is no configuration', async () => {
  const { out, code } = await cli(emptyFolder(), ['stages']);
  expect(code).toBe(0);
  expect(out).toContain('in preview');
});

it("shows a repository's own stages inside it, at whatever depth", async () => {
  const root = emptyFolder();
  write(root, '.github/connector-reviewer.yml', OWN);
  write(root, 'certified-connectors/A/readme.md', '# A\n');
  for (const folder of [root, `${root}/certified-connectors/A`]) {
    const { out } = await cli(folder, ['stages']);
    expect(out).toContain('trial');
    expect(out).toContain('legal review');
    expect(out).not.toContain('in preview\n');
  }
});

it('shows those of a file that is named', async () => {
  const root = emptyFolder();
  write(root, 'next.yml', OWN);
  const { out } = await cli(root, ['stages', '--config', 'next.yml', '--format', 'mermaid']);
  expect(out).toContain('legal');
});

it('refuses a bad one with the line and what is wrong', async () => {
  const root = emptyFolder();
  write(root, '.github/connector-reviewer.yml', OWN.replace('after: in-preview', 'after: nowhere'));
  const { code, err, out } = await cli(root, ['stages']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(".github/connector-reviewer.yml:9:7: there is no stage 'nowhere'");
});

it('says that a named file is not there', async () => {
  const { code, err } = await cli(emptyFolder(), ['stages', '--config', 'none.yml']);
  expect(code).toBe(2);
  expect(err).toContain('none.yml');
});
