import { startParser } from '../../src/connector/script/parser.ts';
import { readScript } from '../../src/connector/script/read.ts';
import { workDone } from '../../src/rules/engine/work-done.ts';

beforeAll(startParser);

const SCRIPT = `#r "System.Data"
using System.Net; // 🛒 outside the first plane
using static System.Math;
using Json = Newtonsoft.Json.Linq.JObject;
global using System.Linq;

/* #load "never" */
public class Script : ScriptBase
{
    private const string Base = "http://shop.example/a";
    public override async Task< HttpResponseMessage > ExecuteAsync()
    {
        var text = @"
#load ""never""
";
        var pending = this.Context.SendAsync(this.Context.Request, this.CancellationToken);
        switch (this.Context.OperationId)
        {
            case "ListOrders": return await Orders().ConfigureAwait(false);
            case "GetOrder" when fast: break;
        }
        var kind = Context.OperationId switch { "CreateOrder" => 1, _ => 2 };
        if (this.Context.OperationId == "GetShop" || "ListShops" != Context.OperationId) Delay();
        if (string.Equals(this.Context.OperationId, "DeleteHook")) { }
        if (this.Context.OperationId.Equals("MoveHook")) { }
        System.Net.Http.HttpClient a = new(), b = new HttpClient { Timeout = T };
        var url = $"http://{host}/é";
        return pending.Result;
    }

    private class Inner { }
    record Point(int X);
}
`;

it('notes what a script declares and calls, each at its place', () => {
  const facts = readScript(SCRIPT)!;
  const texts = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text.trim());
  expect(texts(facts.directives)).toEqual(['#r "System.Data"']);
  expect(texts(facts.usings)).toEqual(['System.Net', 'System', 'Newtonsoft.Json.Linq', 'System.Linq']);
  expect(facts.classes).toMatchObject([
    {
      name: 'Script',
      bases: ['ScriptBase'],
      methods: [{ name: 'ExecuteAsync', returns: 'Task<HttpResponseMessage>', parameters: 0 }],
    },
    { name: 'Inner' },
  ]);
  expect(facts.classes[0]!.methods[0]!.modifiers).toEqual(['public', 'override', 'async']);
  expect(texts(facts.operationIds)).toEqual([
    'ListOrders',
    'GetOrder',
    'CreateOrder',
    'GetShop',
    'ListShops',
    'DeleteHook',
    'MoveHook',
  ]);
  expect(texts(facts.creations)).toContain('System.Net.Http.HttpClient');
  expect(texts(facts.creations)).toContain('HttpClient');
  expect([...facts.tasks]).toEqual(['pending']);
  expect(facts.strings.find(({ goesOn }) => goesOn)?.text).toBe('http://');
  for (const access of facts.accesses) expect(SCRIPT.slice(access.start, access.end)).toContain(access.name);
  const result = facts.accesses.find(({ name }) => name === 'Result');
  expect(result).toMatchObject({ receiver: 'pending', called: false });
  expect(SCRIPT.slice(result!.start, result!.end)).toBe('pending.Result');
});

it('reads what is not C# as far as it goes', () => {
  for (const text of [
    '',
    '}}}}',
    'public class Script : ScriptBase {',
    '<html>',
    '\u0000\uFFFD',
    'class A { class A { '.repeat(500),
  ])
    expect(readScript(text)).not.toBeNull();
});

it('leaves what would cost too much unread, and goes on', () => {
  expect(readScript('a<'.repeat(20_000))).toBeNull();
  expect(readScript('x'.repeat(600_000))).toBeNull();
  const start = workDone();
  readScript('a*(b)('.repeat(60_000));
  expect(workDone() - start).toBeLessThan(8000);
  expect(readScript('class A { }')?.classes).toHaveLength(1);
});
