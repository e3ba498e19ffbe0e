// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the source texts.
import assert from 'node:assert/strict';
import type { SourceLanguage } from '../../../src/source/index.ts';
import { placeText, stringSaying } from '../../support/source/found.ts';

/** Texts with a string that says `x`, and the place where it is. */
type Cases = readonly (readonly [string, string])[];

const javaScript: Cases = [
  ["client.groups.detail('x')", 'client.groups.detail(0)'],
  ['acl.isAllowed(user, `x`, "y")', 'acl.isAllowed(1)'],
  ["this.client.groups?.detail('x')", 'this.client.groups.detail(0)'],
  ["(await guard.getAuthClient()).hasRole('x')", 'guard.getAuthClient.hasRole(0)'],
  ["client.groups['detail']('x')", 'client.groups.detail(0)'],
  ["clients[0].groups.detail('x')", 'clients.groups.detail(0)'],
  ["new ManagementClient({ secret: 'x' })", 'ManagementClient(0) secret'],
  ["new sdk.Client('x').groups()", 'sdk.Client(0)'],
  ["client.authorize({ list: [{ ids: ['a', 'x'] }] })", 'client.authorize(0) list ids'],
  ["client.authorize({ 'a-b': { [key]: 'x' } })", 'client.authorize(0) a-b key'],
  ["f(a, { ...base, code: 'x' })", 'f(1) code'],
  ["f(a ? b : 'x')", 'f(0)'],
  ["f({ code: a ? b : 'x' })", 'f(0) code'],
  ["f(a, (item) => item === 'x')", ''],
  ["f((item) => { g(1, 'x'); })", 'g(1)'],
  ["f((item = 'x') => item)", ''],
  ["f(function (item = 'x') {})", ''],
  ["f({ method(item = 'x') { return item; } })", ''],
  ["f({ method() { return 'x'; } })", ''],
  ["f(async () => g('x'), b)", 'g(0)'],
  ["f(() => a, 'x')", 'f(1)'],
  ["const GROUPS = { editors: 'x' };", 'path editors'],
  ["if (name === 'x') f();", ''],
  ["for (const a of g('x')) {}", 'g(0)'],
  ["while (f('x')) {}", 'f(0)'],
  ["return { code: 'x' };", 'path code'],
  ["f(/[/'\"]/, 'x')", 'f(1)'],
  ["f(a / b, c / 'x')", 'f(1)'],
  ["f(/* 'a', */ 'x') // 'b'", 'f(0)'],
  ["f(`a ${g('x')} b`)", 'g(0)'],
  ["f(`a ${b ? 'x' : `c ${d}`} b`)", 'f(0)'],
  ['sql`x`', 'sql(0)'],
  ["import('x')", 'import(0)'],
  ["super('x')", 'super(0)'],
  ["class A { name = f('x'); }", 'f(0)'],
  ["class A { m(a = 'x') {} }", ''],
  ["a\n  .b()\n  // why\n  .c('x')", 'a.b.c(0)'],
  ["f('a').then(({ code = 'x' }) => code)", ''],
  ["f(\r\n  a,\r\n  'x',\r\n)", 'f(1)'],
  ["f('😀', 'x')", 'f(1)'],
];

const typeScript: Cases = [
  ["client!.groups.detail<Group>('x')", 'client.groups.detail(0)'],
  ["new Map<string, Map<A, B>>([['x', 1]])", 'Map(0)'],
  ["(client as Client).groups.detail('x' as never)", 'client.groups.detail(0)'],
  ["f({ type: 'x' as any, b })", 'f(0) type'],
  ["class A { m(kind: 'x' | 'y'): void {} }", ''],
  ["function f(kind: 'x', b: C): Promise<void> {}", ''],
  ["class A { constructor(@Inject('x') private a: B) {} }", 'Inject(0)'],
  ["@Component({ selector: 'x' }) class A {}", 'Component(0) selector'],
  ["enum A { B = 'x' }", ''],
  ["f(<T,>(a: T) => 'x')", ''],
  ["f('a', (): void => { g('x'); })", 'g(0)'],
];

const tags: Cases = [
  ['const a = <Gate resource="x">It\'s</Gate>;', ''],
  ["const a = <p>It's {f('x')} here</p>;", 'f(0)'],
  ["const a = <Gate on={() => f('x')} b={c} />;", 'f(0)'],
  ["render(<Gate resource='x' />, b)", 'render(0)'],
  ["const a = <>don't <b>won't</b></>; f('x')", 'f(0)'],
  ["const a = b < c; f('x')", 'f(0)'],
];

const python: Cases = [
  ["client.groups.detail('x')", 'client.groups.detail(0)'],
  ['client.detail(a, code="x")', 'client.detail(code)'],
  ["f(list=[{'code': 'x'}])", 'f(list) code'],
  ["f(**{'code': 'x'})", 'f(0) code'],
  ["f(a, lambda b, c='y': g(c, 'x'))", 'g(1)'],
  ["f(lambda a, b: 'x', c)", ''],
  ["f(a if b == 'y' else 'x')", 'f(0)'],
  ["f(['x' for a in b])", 'f(0)'],
  ['f(f\'{g("x")}\')', 'g(0)'],
  ["f(r'\\d', 'x')", 'f(1)'],
  ['f("""a\n\'b""", \'x\')', 'f(1)'],
  ["def f(a: str, b='x') -> str:\n  pass", ''],
  ["@app.route('x')\ndef f(): pass", 'app.route(0)'],
  ["Client(options=Options(secret='x')).groups", 'Options(secret)'],
  ["(await client.get()).detail('x')", 'client.get.detail(0)'],
  ["f(a) # it's\ng('x')", 'g(0)'],
  ["f(\n  a,  # 'b'\n  'x',\n)", 'f(1)'],
  ["f(a.b[1:2], 'x')", 'f(1)'],
  ["print(f'{a:>{b}}', 'x')", 'print(1)'],
];

const java: Cases = [
  ['client.group().detail("x").execute();', 'client.group.detail(0)'],
  ['new UpdateGroupParam("a").withNewCode("x").build()', 'UpdateGroupParam.withNewCode(0)'],
  ['new cn.authing.Param(a, "x")', 'cn.authing.Param(1)'],
  ['dto.setCode("x");', 'dto.setCode(0)'],
  ['f(new HashMap<String, List<A>>(), "x");', 'f(1)'],
  ['f(a -> g(a, "x"));', 'g(1)'],
  ['f(a -> "x", b);', ''],
  ['f(() -> { return "x"; });', ''],
  ['f(new A() { String b() { return "x"; } });', ''],
  ['class A { @Value("x") String b; }', 'Value(0)'],
  ['class A { @Value(name = "x") String b; }', 'Value(name)'],
  ['enum A { B("x"), C("y"); }', 'B(0)'],
  ['class A { void m(String a, @P("x") String b) {} }', 'P(0)'],
  ['f(\'"\', "x");', 'f(1)'],
  ['f("""\n  a "b"\n  """, "x");', 'f(1)'],
  ['f(a < b, c, "x");', 'f(2)'],
  ['f((String) a, "x");', 'f(1)'],
  ['Map.<String, A>of("x", a);', 'Map.of(0)'],
];

const go: Cases = [
  ['client.GetGroup(ctx, "x")', 'client.GetGroup(1)'],
  ['client.GetGroup(&dto.GetGroupDto{Code: "x"})', 'client.GetGroup(0) Code'],
  ['f(dto.A{List: []dto.B{{Codes: []string{"x"}}}})', 'f(0) List Codes'],
  ['f(map[string]string{"code": "x"})', 'f(0) code'],
  ['if _, err := f("x"); err != nil {', 'f(0)'],
  ['for _, a := range []string{"x"} {', ''],
  ['f(func(a string) error {\n\treturn g("x")\n})', 'g(0)'],
  ['f(func() string { return "x" })', ''],
  ['req := &dto.A{\n\tCode: "x",\n}', 'path Code'],
  ['f(`a\n"b`, "x")', 'f(1)'],
  ['f(\'"\', "x")', 'f(1)'],
  ['f[dto.A]("x")', 'f(0)'],
  ['tests := []struct{ a string }{{a: "x"}}', 'path a'],
];

const csharp: Cases = [
  ['await client.Groups.Detail("x");', 'client.Groups.Detail(0)'],
  ['client?.Groups!.Update(a, newCode: "x");', 'client.Groups.Update(newCode)'],
  ['client.GetGroup(new GetGroupDto { Code = "x" });', 'client.GetGroup(0) Code'],
  ['client.GetGroup(new() { Code = "x" });', 'client.GetGroup(0) Code'],
  ['var a = new GetGroupDto { Code = "x" };', 'path Code'],
  ['f(new Dictionary<string, object> { { "code", "x" } });', 'f(0) code'],
  ['f(new Dictionary<string, object> { ["code"] = "x" });', 'f(0) code'],
  ['f(new A { B = new List<C> { new C { D = new[] { "x" } } } });', 'f(0) B D'],
  ['return new A { B = "x" };', 'path B'],
  ['f(@"a""b\\", "x");', 'f(1)'],
  ['f($"{g("x")}");', 'g(0)'],
  ['f($@"a {b} ""c""", "x");', 'f(1)'],
  ['f("""a "b" c""", "x");', 'f(1)'],
  ['f($$"""{ {{g("x")}} }""");', 'g(0)'],
  ['f(a => a.B == "x");', ''],
  ['f(async (a) => { await g("x"); });', 'g(0)'],
  ['class A { string B => "x"; }', ''],
  ['class A { void M(string b = "x") { } }', ''],
  ['class A { [Route("x")] void M() { } }', 'Route(0)'],
  ['class A { [Route(Name = "x")] void M() { } }', 'Route(Name)'],
  ['class A { A() : base("x") { } }', 'base(0)'],
  ['f(a switch { 1 => "x", _ => b });', 'f(0)'],
  ['f(\'"\', "x");', 'f(1)'],
  ['#region it\'s "\nf("x");', 'f(0)'],
];

const php: Cases = [
  ["$c->groups()->detail('x');", 'c.groups.detail(0)'],
  ["$this->client?->groups()->update(code: 'x');", 'this.client.groups.update(code)'],
  ["$c->getGroup(['code' => 'x']);", 'c.getGroup(0) code'],
  ["$c->getGroup(array('a' => array('b' => 'x')));", 'c.getGroup(0) a b'],
  ["new \\Authing\\Client('x');", '\\Authing\\Client(0)'],
  ["A::b('x');", 'A.b(0)'],
  ["f($a['y'] ?? 'x');", 'f(0)'],
  ["f(fn($a) => g('x'), $b);", 'g(0)'],
  ["f(fn($a) => 'x', $b);", ''],
  ["f(function ($a = 'x') use ($b) { return $b; });", ''],
  ["f(\"a {$b['y']} $c\", 'x');", 'f(1)'],
  ["f(<<<EOT\n  it's {$b['y']}\n  EOT, 'x');", 'f(1)'],
  ["f(<<<'EOT'\nit's $b\nEOT, 'x');", 'f(1)'],
  ["f($a ? 'y' : 'x');", 'f(0)'],
  ["f(match ($a) { 1 => 'x', default => 'y' });", 'f(0)'],
  ["#[Route('x', name: 'y')]\nfunction f() {}", 'Route(0)'],
  ["// it's\n# it's\nf('x');", 'f(0)'],
  ["?><p>it's</p><?php f('x');", 'f(0)'],
];

const ruby: Cases = [
  ["client.groups.detail('x')", 'client.groups.detail(0)'],
  ["@client.groups&.detail 'x'", '@client.groups.detail(0)'],
  ["post conn, code: 'x'", 'post(code)'],
  ["post(conn, 'code' => 'x')", 'post(code)'],
  ["post(conn, :code => 'x')", 'post(code)'],
  ["post conn, { list: [{ 'a' => 'x' }] }", 'post(1) list a'],
  ['f a, %w[y x]', 'f(1)'],
  ['f(%q(a (b) "c"), %Q{x})', 'f(1)'],
  ['f("a #{g(\'x\')} b")', 'g(0)'],
  ["f(<<~EOS, 'x')\n  it's #{a}\nEOS\ng('y')", 'f(1)'],
  ["f(1) { |a| a == 'x' }", ''],
  ["f(1) do |a|\n  g 'x'\nend", 'g(0)'],
  ["def f(a = 'x')\nend", ''],
  ["Client.new(secret: 'x')", 'Client.new(secret)'],
  ["f ->(a) { 'x' }, b", ''],
  ["f(/it's #{a}/, 'x')", 'f(1)'],
  ["f a / b, 'x'", 'f(1)'],
  ["f(?', 'x')", 'f(1)'],
  ["puts 'x' if a", 'puts(0)'],
  ["A::B.c 'x'", 'A.B.c(0)'],
  ["=begin\nit's\n=end\nf 'x'", 'f(0)'],
];

const languages: readonly (readonly [SourceLanguage, Cases])[] = [
  ['javascript', javaScript],
  ['javascriptreact', javaScript],
  ['javascriptreact', tags],
  ['typescript', javaScript],
  ['typescript', typeScript],
  ['typescriptreact', javaScript],
  ['typescriptreact', typeScript],
  ['typescriptreact', tags],
  ['python', python],
  ['java', java],
  ['go', go],
  ['csharp', csharp],
  ['php', php.map(([text, place]) => [`<?php\n${text}`, place] as const)],
  ['ruby', ruby],
];

describe('A string in source text', () => {
  for (const [language, cases] of languages) {
    describe(`in ${language}`, () => {
      for (const [text, place] of cases) {
        it(`${place === '' ? 'is in no call' : `is in ${place}`}: ${text}`, () => {
          assert.equal(placeText(stringSaying(text, language, 'x')), place);
        });
      }
    });
  }
});
