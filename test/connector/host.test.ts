import { hostIn } from '../../src/connector/host.ts';

it('is the host of the definition, wherever it stands in its beginning', () => {
  expect(hostIn('{"swagger":"2.0","info":{"title":"A","host":"no"},"host":"api.contoso.com"}')).toBe('api.contoso.com');
  expect(hostIn('\uFEFF{ "host": "api.contoso.com", "info": {} }')).toBe('api.contoso.com');
});

it('is nothing where there is none, where it is not text, and where the text is not a definition', () => {
  for (const text of ['{"info":{"host":"x"}}', '{"host":7}', '["host","x"]', '{"host', '', 'host'])
    expect(hostIn(text)).toBe(null);
});

it('is not looked for behind what no definition has before it', () => {
  expect(hostIn(`{"paths":"${'x'.repeat(70_000)}","host":"api.contoso.com"}`)).toBe(null);
});
