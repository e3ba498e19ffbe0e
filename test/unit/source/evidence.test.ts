import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gatherEvidence } from '../../../src/source/evidence.ts';
import { type SourceLanguage, sourceLanguages } from '../../../src/source/found.ts';
import { clientFiles } from '../../support/source/clientFiles.ts';

/** What a name leads to at the end of a file: `js groups` for the groups of a client of authing-js-sdk. */
function origin(
  text: string,
  language: SourceLanguage,
  name: string,
  clientNames: readonly string[] = [],
): string {
  const found = gatherEvidence(text, language, clientNames).resolve(name.split('.'), text.length);
  switch (found?.kind) {
    case 'client':
      return `${found.sdks.join('+')} ${found.part}`.trim();
    case 'type':
      return found.type;
    case 'package':
      return `package of ${found.sdks.join('+')}`;
    case 'other':
    case undefined:
      return 'nothing';
  }
}

describe('What a source file says about its clients', () => {
  for (const [language, text, expected] of clientFiles) {
    it(`is read in ${language}`, () => {
      const names = Object.keys(expected);
      const found = Object.fromEntries(names.map((name) => [name, origin(text, language, name)]));
      assert.deepEqual(found, expected);
    });

    it(`is the same with the line ends of Windows, in ${language}`, () => {
      const crlf = text.replaceAll('\n', '\r\n');
      for (const [name, what] of Object.entries(expected)) {
        assert.equal(origin(crlf, language, name), what, name);
      }
    });

    it(`is not taken from comments or strings, in ${language}`, () => {
      const mark = language === 'python' ? '#' : '//';
      const commented = text.replaceAll(/^/gm, mark);
      const quoted = `x = ${JSON.stringify(text)}`;
      for (const name of Object.keys(expected)) {
        assert.equal(origin(commented, language, name), 'nothing', name);
        assert.equal(origin(quoted, language, name), 'nothing', name);
      }
    });

    it(`is read as far as it is typed, in ${language}`, () => {
      for (let end = 0; end < text.length; end += 7) {
        assert.doesNotThrow(() => origin(text.slice(0, end), language, 'client.groups'));
      }
      const open = `${text}\nclient.detail("`;
      for (const [name, what] of Object.entries(expected)) {
        assert.equal(origin(open, language, name), what, name);
      }
    });
  }

  it('ends where a name becomes something else', () => {
    const text = `import { ManagementClient } from 'authing-js-sdk';
import { groups } from './other';
function one(client: ManagementClient) { client.groups; }
function two(client: Stripe) { client.groups; }`;
    assert.equal(origin(text, 'typescript', 'client'), 'nothing');
    assert.equal(origin(text, 'typescript', 'groups'), 'nothing');
    const first = gatherEvidence(text, 'typescript').resolve(['client'], text.indexOf('two'));
    assert.equal(first?.kind, 'client');
  });

  it('goes by the declaration before, and else by the one behind, as with fields of a class', () => {
    const text = `import cn.authing.core.mgmt.ManagementClient;
class A { Object f() { return client.group(); }
  private final ManagementClient client; }`;
    const found = gatherEvidence(text, 'java').resolve(['client'], text.indexOf('client.group'));
    assert.equal(found?.kind, 'client');
  });

  it('is nothing where the classes are those of another library', () => {
    const others: readonly (readonly [SourceLanguage, string])[] = [
      [
        'typescript',
        "import { ManagementClient } from 'auth0';\nconst client = new ManagementClient();",
      ],
      [
        'javascript',
        "const { ManagementClient } = require('auth0');\nconst client = new ManagementClient();",
      ],
      ['python', 'from auth0.management import ManagementClient\nclient = ManagementClient()'],
      ['java', 'import com.auth0.ManagementClient;\nclass A { ManagementClient client; }'],
      [
        'go',
        'import "github.com/auth0/management"\nvar c = 1\nfunc f(client *management.Client) {}',
      ],
      ['csharp', 'using Auth0;\nclass A { ManagementClient client; }'],
      ['php', '<?php use Auth0\\ManagementClient;\n$client = new ManagementClient();'],
    ];
    for (const [language, text] of others) {
      assert.equal(origin(`${text}\nauthing`, language, 'client'), 'nothing', language);
    }
  });

  it('may come from a setting: the names of variables that hold a client', () => {
    const text = 'ctx.idp.groups.detail("a")';
    assert.equal(origin(text, 'typescript', 'ctx.idp', ['idp']), 'js+v3');
    assert.equal(origin(text, 'typescript', 'ctx.idp.groups', ['idp']), 'js+v3 groups');
    assert.equal(origin(text, 'typescript', 'ctx.other', ['idp']), 'nothing');
    assert.equal(origin('$idp->groups()', 'php', 'idp', ['$idp']), 'php+v3');
  });

  it('is not even looked for in a file that names neither an SDK nor such a client', () => {
    assert.equal(gatherEvidence('const groups = acl.groups;', 'typescript').tokens.length, 0);
  });

  it('never fails, whatever the text', () => {
    const pieces = ['authing', '"', "'", '`', '{', '}', '(', ')', '=', ':', '.', ',', '\n', '/*'];
    const words = ['import', 'from', 'use', 'using', 'as', 'new', 'require', 'ManagementClient'];
    const more = ['"authing-js-sdk"', 'client', 'groups', '->', '\\', '$x', '😀', ':=', 'then'];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...pieces, ...words, ...more), fc.string()))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, fc.constantFrom(...sourceLanguages), (source, language) => {
        const evidence = gatherEvidence(`${source} authing`, language, ['client']);
        evidence.resolve(['client', 'groups'], source.length / 2);
        evidence.resolve([], -1);
      }),
    );
  });

  it('takes time that grows with the text, whatever repeats in it', () => {
    const repeated = [
      'import ',
      'import { a, ',
      'from x import (',
      'use A\\{',
      '} = ',
      '((',
      "'",
      '"""',
    ];
    const many = [
      'client.groups = client.acl; ',
      ' as client',
      'new ',
      ') : client {',
      'with client ',
    ];
    for (const language of ['typescriptreact', 'python', 'go', 'csharp', 'php'] as const) {
      for (const piece of [...repeated, ...many, 'a.', 'x: y = {', '/*']) {
        const text = `authing ${piece.repeat(60_000 / piece.length)}`;
        gatherEvidence(text, language, ['client']).resolve(['client', 'groups'], text.length);
      }
    }
  }).timeout(60_000);
});
