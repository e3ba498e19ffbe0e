import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gatherEvidence } from '../../../src/source/evidence.ts';
import { findStrings, type SourceLanguage, sourceLanguages } from '../../../src/source/index.ts';
import { type Meaning, meaningOf } from '../../../src/source/meaning.ts';
import { markedFiles } from '../../support/source/markedFiles.ts';

/** What the strings of a text are, by what they say. */
function meanings(
  text: string,
  language: SourceLanguage,
  clientNames: readonly string[] = [],
): Map<string, string> {
  const evidence = gatherEvidence(text, language, clientNames);
  const found = findStrings(text, language).map((each): [string, string] => {
    return [each.value ?? '', nameOf(meaningOf(each, evidence))];
  });
  return new Map(found);
}

function nameOf(meaning: Meaning | undefined): string {
  if (meaning === undefined) return 'no';
  const { holds, format } = meaning;
  if (format === 'list') return `list-${holds}`;
  return format === 'instance' ? 'instance' : holds;
}

const marks = ['group', 'resource', 'namespace', 'action', 'type', 'instance', 'no'];

/** The marked strings of a text, and what each says it is. */
function marked(strings: ReadonlyMap<string, string>): (readonly [string, string, string])[] {
  return [...strings].flatMap(([value, is]) => {
    const mark = /^(?:list-)?[a-z]+(?=-)/.exec(value)?.[0];
    const known = mark !== undefined && marks.includes(mark.replace('list-', ''));
    return known ? [[value, mark, is] as const] : [];
  });
}

describe('What a string in a call is', () => {
  for (const language of sourceLanguages) {
    const text = markedFiles[language];

    it(`is known in ${language}`, () => {
      const strings = marked(meanings(text, language));
      for (const [value, mark, is] of strings) assert.equal(is, mark, value);
      const written = text.match(/\b(?:group|resource|namespace|action)-[a-z]\b/g);
      assert.ok(strings.filter(([, mark]) => mark !== 'no').length >= (written?.length ?? 0));
    });

    it(`is known with the line ends of Windows, in ${language}`, () => {
      const crlf = text.replaceAll('\n', '\r\n');
      for (const [value, mark, is] of marked(meanings(crlf, language))) {
        assert.equal(is, mark, value);
      }
    });

    it(`is nothing where no name leads to an SDK, in ${language}`, () => {
      // The same calls, but of other packages.
      const other = text.replaceAll(/authing/gi, 'another').replaceAll('/api/v3/', '/v3/');
      for (const [value, , is] of marked(meanings(other, language))) assert.equal(is, 'no', value);
    });
  }

  it('is known of a client whose name the settings have', () => {
    const text =
      "idp.groups.detail('group-a'); idp.getGroup({ code: 'group-b' }); x.detail('no-x');";
    for (const [value, mark, is] of marked(meanings(text, 'typescript', ['idp']))) {
      assert.equal(is, mark, value);
    }
    const python = 'idp.groups.detail("group-a")\nidp.get_group(code="group-b")\n';
    for (const [value, mark, is] of marked(meanings(python, 'python', ['idp']))) {
      assert.equal(is, mark, value);
    }
  });

  it('is known while it is typed', () => {
    const typed: readonly (readonly [SourceLanguage, string])[] = [
      ['typescript', "groups.detail('group-a"],
      ['typescript', "client.users.addGroup(id, 'group-a"],
      ['typescript', "client.acl.authorizeResource({ namespace: 'namespace-a"],
      ['typescript', "client.groups.deleteMany(['group-a', 'group-b"],
    ];
    for (const [language, line] of typed) {
      const before =
        "import { ManagementClient } from 'authing-js-sdk';\n" +
        'const client = new ManagementClient({});\nconst { groups } = client;\n';
      const after = "\nclient.groups.detail('group-z');\n";
      for (const text of [`${before}${line}`, `${before}${line}${after}`]) {
        const strings = marked(meanings(text, language));
        assert.ok(strings.length > 0, text);
        for (const [value, mark, is] of strings) assert.equal(is, mark, `${value} in ${text}`);
      }
    }
  });

  it('never fails, whatever the text and whatever is said of the string', () => {
    const key = fc.constantFrom('code', 'list', 'targetIdentifiers', '0', '', 'constructor');
    const callee = fc.constantFrom('client.groups.detail', 'Arrays.asList', 'a.setCode', 'X', '');
    const place = fc.record({
      start: fc.nat(400),
      call: fc.record({
        callee: fc.oneof(callee, fc.string()),
        argument: fc.oneof(fc.nat(4), key),
        path: fc.array(key, { maxLength: 3 }),
      }),
      type: fc.constantFrom('GetGroupDto', 'dto.GetGroupDto', ''),
    });
    const language = fc.constantFrom(...sourceLanguages);
    fc.assert(
      fc.property(language, place, fc.nat(), (of, found, end) => {
        const text = markedFiles[of];
        meaningOf(found, gatherEvidence(text.slice(0, end % text.length), of, ['client']));
      }),
    );
  });
});
