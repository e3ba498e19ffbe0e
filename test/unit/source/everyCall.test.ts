import assert from 'node:assert/strict';
import { gatherEvidence } from '../../../src/source/evidence.ts';
import { findStrings, type SourceLanguage } from '../../../src/source/index.ts';
import { meaningOf } from '../../../src/source/meaning.ts';
import { type Sdk, type SdkCall, sdkTable, type Value } from '../../../src/source/sdkTable.ts';

/** How a call of an SDK is written in a language. */
interface Writing {
  readonly sdk: Sdk;
  readonly language: SourceLanguage;
  /** Makes a client `c`, and one that signs users in, `a`. */
  readonly before: string;
  readonly joint: string;
  /** The part of a client. */
  readonly part: (name: string) => string;
  /** An object of fields; absent where only a named type makes one. */
  readonly object?: (fields: readonly (readonly [string, string])[]) => string;
  /** Whether the fields of an object are arguments of their own. */
  readonly spreads?: true;
}

const script = {
  joint: '.',
  part: (name: string) => name,
  object: (fields: readonly (readonly [string, string])[]) =>
    `{ ${fields.map(([name, value]) => `${name}: ${value}`).join(', ')} }`,
};
const dictionary = (fields: readonly (readonly [string, string])[]) =>
  `{${fields.map(([name, value]) => `"${name}": ${value}`).join(', ')}}`;
const array = (fields: readonly (readonly [string, string])[]) =>
  `[${fields.map(([name, value]) => `'${name}' => ${value}`).join(', ')}]`;
const scriptClients =
  'const c = new ManagementClient({});\nconst a = new AuthenticationClient({});\n';
const pythonClients = 'c = ManagementClient()\na = AuthenticationClient()\n';
const phpClients = '$c = new ManagementClient();\n$a = new AuthenticationClient();\n';
const fields = 'class A { ManagementClient c; AuthenticationClient a; void F() {\n';
const php = { joint: '->', part: (name: string) => `${name}()`, object: array };

const writings: readonly Writing[] = [
  {
    sdk: 'js',
    language: 'typescript',
    before: `import { AuthenticationClient, ManagementClient } from 'authing-js-sdk';\n${scriptClients}`,
    ...script,
  },
  {
    sdk: 'v3',
    language: 'javascript',
    before: `const { AuthenticationClient, ManagementClient } = require('authing-node-sdk');\n${scriptClients}`,
    ...script,
  },
  {
    sdk: 'py',
    language: 'python',
    before: `from authing.v2.management import ManagementClient\nfrom authing.v2.authentication import AuthenticationClient\n${pythonClients}`,
    joint: '.',
    part: (name) => name,
    object: dictionary,
  },
  {
    sdk: 'v3',
    language: 'python',
    before: `from authing import AuthenticationClient, ManagementClient\n${pythonClients}`,
    joint: '.',
    part: (name) => name,
    object: dictionary,
    spreads: true,
  },
  {
    sdk: 'php',
    language: 'php',
    before: `<?php\nuse Authing\\Mgmt\\ManagementClient;\nuse Authing\\Auth\\AuthenticationClient;\n${phpClients}`,
    ...php,
  },
  {
    sdk: 'v3',
    language: 'php',
    before: `<?php\nuse Authing\\ManagementClient;\nuse Authing\\AuthenticationClient;\n${phpClients}`,
    ...php,
  },
  {
    sdk: 'java',
    language: 'java',
    before: `import cn.authing.core.mgmt.*;\nimport cn.authing.core.auth.*;\n${fields}`,
    joint: '.',
    part: (name) => `${name}()`,
  },
  {
    sdk: 'go',
    language: 'go',
    before:
      'package a\nimport (\n"github.com/Authing/authing-go-sdk/lib/management"\n"github.com/Authing/authing-go-sdk/lib/authentication"\n)\n' +
      'func f(c *management.Client, a *authentication.Client) {\n',
    joint: '.',
    part: (name) => name,
  },
  {
    sdk: 'cs',
    language: 'csharp',
    before: `using Authing.ApiClient.Domain.Client.Impl;\nusing Authing.ApiClient.Types;\n${fields}`,
    joint: '.',
    part: (name) => name.replace(/^./, (letter) => letter.toUpperCase()),
  },
  {
    sdk: 'net',
    language: 'csharp',
    before: `using Authing.ApiClient.Mgmt;\nusing Authing.ApiClient.Auth;\nusing Authing.ApiClient.Types;\n${fields}`,
    joint: '.',
    part: (name) => name.replace(/^./, (letter) => letter.toUpperCase()),
  },
];

/** With four strings, nobody can tell which overload of these is meant. */
const ambiguous = new Set(['allow', 'isAllowed']);

/** What a string that stands for a value says it is. */
function markOf({ kind, csv }: Value): string {
  // Beside no target type, it is not known whose code it is.
  if (kind === undefined || kind === 'target') return 'no';
  const holds = kind === 'instance' ? 'resource' : kind;
  return `${holds} ${csv ? 'list' : kind === 'instance' ? 'instance' : 'code'}`;
}

/** A call with a string in each place, or undefined where the language has no literal for an argument. */
function write(call: SdkCall, { joint, part, object, spreads, language }: Writing) {
  const textOf = (value: Value): string | undefined => {
    if (value.fields === undefined) return JSON.stringify(markOf(value));
    const inside = value.fields.map((each) => [each.names[0] ?? '', textOf(each)] as const);
    if (object === undefined || inside.some(([, text]) => text === undefined)) return undefined;
    return object(inside.map(([name, text]) => [name, text ?? '']));
  };
  const [only] = call.arguments;
  const given = spreads ? (only?.fields ?? []) : call.arguments;
  const values = given.map((value) => {
    const text = textOf(value);
    return text !== undefined && spreads ? `${value.names[0]}=${text}` : text;
  });
  if (values.includes(undefined)) return undefined;
  const client = call.part === 'authentication' ? 'a' : 'c';
  const receiver = language === 'php' ? `$${client}` : client;
  const inPart = call.part === '' || call.part === 'authentication' ? [] : [part(call.part)];
  return `${[receiver, ...inPart, call.name].join(joint)}(${values.join(', ')});\n`;
}

describe('Every call of the table', () => {
  for (const writing of writings) {
    const { sdk, language, before } = writing;

    it(`is understood where it is written in ${language}, with the SDK ${sdk}`, () => {
      const calls = sdkTable().all.filter(
        (call) => call.sdks.includes(sdk) && !(sdk === 'net' && ambiguous.has(call.name)),
      );
      const lines = calls.flatMap((call) => write(call, writing) ?? []);
      assert.ok(lines.length > 10, `${lines.length} of ${calls.length}`);
      for (const line of lines) {
        const text = before + line;
        const evidence = gatherEvidence(text, language);
        for (const found of findStrings(text, language, { from: before.length })) {
          if (found.use !== undefined) continue;
          const meaning = meaningOf(found, evidence);
          const is = meaning === undefined ? 'no' : `${meaning.holds} ${meaning.format}`;
          assert.equal(is, found.value, line);
        }
      }
    });
  }

  it('is none where two overloads put different things in the same place', () => {
    const text =
      'using Authing.ApiClient.Mgmt;\nclass A { ManagementClient c; void F() {\n' +
      'c.Acl.IsAllowed("id", "either", "either", "namespace"); c.Acl.IsAllowed(id, action: "a");\n';
    const evidence = gatherEvidence(text, 'csharp');
    const found = findStrings(text, 'csharp').map((each) => meaningOf(each, evidence)?.holds);
    assert.deepEqual(found, [undefined, undefined, undefined, 'namespace', 'action']);
  });
});
