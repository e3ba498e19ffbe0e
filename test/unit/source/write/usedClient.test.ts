import assert from 'node:assert/strict';
import type { SourceLanguage } from '../../../../src/source/found.ts';
import { usedClient } from '../../../../src/source/write/usedClient.ts';
import { frames } from '../../../support/source/writtenCalls.ts';

/** A text with the cursor at `‸`, or at its end, and what it uses. */
const texts: readonly (readonly [
  what: string,
  SourceLanguage,
  text: string,
  sdk: string | undefined,
  client: string | undefined,
])[] = [
  ['nothing of an SDK', 'typescript', 'const client = new Client();', undefined, undefined],
  ['an import alone', 'typescript', "import { A } from 'authing-node-sdk';", 'v3', undefined],
  [
    'an import of the client alone',
    'typescript',
    "import { ManagementClient } from 'authing-node-sdk';",
    'v3',
    undefined,
  ],
  [
    'a field of the object',
    'typescript',
    "import { ManagementClient } from 'authing-js-sdk';\nclass A {\n  constructor(private readonly authing: ManagementClient) {}\n  run() { return this.authing.groups.list(); }\n}",
    'js',
    'this.authing',
  ],
  [
    'a field by a getter of a part',
    'java',
    'import cn.authing.core.mgmt.*;\nclass A { ManagementClient legacy; void f() { legacy.group().detail("a").execute(); } }',
    'java',
    'legacy',
  ],
  [
    'two generations, with the cursor behind the first',
    'go',
    'package a\nimport (\n\told "github.com/Authing/authing-go-sdk/lib/management"\n\t"github.com/Authing/authing-golang-sdk/v3/management"\n)\nfunc a(cli *old.Client) { cli.DetailGroups("a") ‸}\nfunc b(flat *management.ManagementClient) { flat.GetGroup(x) }',
    'go',
    'cli',
  ],
  [
    'two generations, with the cursor at the end',
    'go',
    'package a\nimport (\n\told "github.com/Authing/authing-go-sdk/lib/management"\n\t"github.com/Authing/authing-golang-sdk/v3/management"\n)\nfunc a(cli *old.Client) { cli.DetailGroups("a") }\nfunc b(flat *management.ManagementClient) { flat.GetGroup(x) }',
    'v3',
    'flat',
  ],
  [
    'a client that is used only behind the cursor',
    'python',
    'from authing.v2.management import ManagementClient\n‸\nauthing = ManagementClient()\nauthing.groups.list()',
    'py',
    'authing',
  ],
  [
    'a field of Python',
    'python',
    'from authing import ManagementClient\nclass A:\n    def __init__(self, c: ManagementClient):\n        self.flat = c\n    def run(self):\n        self.flat.get_group(code="a")',
    'v3',
    'self.flat',
  ],
  [
    'a property of C#',
    'csharp',
    'using Authing.ApiClient.Mgmt;\nclass A { ManagementClient Management; Task F() => Management.Groups.List(); }',
    'net',
    'Management',
  ],
  [
    'a field of PHP',
    'php',
    '<?php\nuse Authing\\ManagementClient;\nclass A { private ManagementClient $flat; function f() { $this->flat->getGroup(["code" => "a"]); } }',
    'v3',
    '$this->flat',
  ],
  [
    'a client that signs users in',
    'typescript',
    "import { AuthenticationClient } from 'authing-js-sdk';\nconst auth = new AuthenticationClient({});\nauth.hasRole('a');",
    'js',
    undefined,
  ],
  [
    'a text that ends anywhere',
    'javascript',
    "const { ManagementClient } = require('authing",
    undefined,
    undefined,
  ],
];

describe('The client that a source text uses', () => {
  for (const [what, language, marked, sdk, client] of texts) {
    it(`is found in one with ${what}`, () => {
      const at = marked.indexOf('‸');
      const text = marked.replace('‸', '');
      const used = usedClient(text, language, at === -1 ? text.length : at);
      assert.deepEqual([used.sdk, used.client], [sdk, client]);
    });
  }

  it('is found behind a chain of names that has no end', () => {
    const [frame] = frames;
    assert.ok(frame);
    const text = frame.around(`${'authing.'.repeat(100_000)}end();`);
    assert.equal(usedClient(text, frame.language, text.length).client, frame.dialect.client);
  });

  it('is one that a setting names', () => {
    const text = 'api.groups.list();';
    assert.deepEqual(usedClient(text, 'typescript', 0, ['api']), { sdk: 'js', client: 'api' });
  });

  for (const { language, sdk, dialect, around } of frames) {
    it(`is found wherever calls of ${dialect.sdk} stand in ${language}`, () => {
      const text = around('');
      const used = usedClient(text, language, text.length);
      assert.deepEqual(used, { sdk, client: dialect.client });
    });
  }
});
