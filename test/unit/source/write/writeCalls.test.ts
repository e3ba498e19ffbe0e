import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findReferences } from '../../../../src/source/constants.ts';
import { gatherEvidence } from '../../../../src/source/evidence.ts';
import { findStrings } from '../../../../src/source/index.ts';
import { meaningOf } from '../../../../src/source/meaning.ts';
import { sdkTable } from '../../../../src/source/sdkTable.ts';
import {
  canWrite,
  type GroupCall,
  type Operation,
  operations,
  writeCalls,
} from '../../../../src/source/write/writeCalls.ts';
import { parserOf } from '../../../support/source/grammars.ts';
import { type Frame, frames, fullCall } from '../../../support/source/writtenCalls.ts';

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are about that */
/** Codes that end strings, begin interpolations or show nowhere. */
const hostileCodes = [
  "it's",
  'say "x"',
  'a\\',
  '\\u0041\\n\\',
  '$code {$code} ${code}',
  '#{code} #$code #@code',
  '%s {0} {code} «actions? x»',
  '`${1}`',
  'a\r\nb\tc',
  '\u2028\u2029\u0000\u0007',
  '\u202Eevil\u202C',
  '𠮷野家 👩‍👩‍👧',
  '\u{E0001}',
  '*/ // <!-- ?> #',
  '\'\'\'"""',
  '组码',
  // Where PHP needs double quotes.
  '$code {$code}\u202E',
];
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: these are about that */

/** What the SDKs have no call for. */
const lacking: Readonly<Record<string, string>> = {
  js3: 'revokeResource',
  ts3: 'revokeResource',
  py3: 'revokeResource',
  java3: 'revokeResource',
  go3: 'revokeResource',
  cs3: 'revokeResource',
  php3: 'revokeResource',
  net: 'revokeResource',
  php: 'revokeResource',
};

/** What the method that does it is called, without case and underscores; `groups` are those of Go. */
const methods: Readonly<Record<Operation, RegExp>> = {
  readGroup: /^(?:detail(?:groups)?|getgroup)$/,
  listMembers: /^(?:listusers|listgroupsuser|listgroupmembers)$/,
  listResources: /^(?:list(?:groups)?|getgroup)authorizedresources$/,
  createGroup: /^create(?:groups?)?$/,
  renameGroup: /^update(?:groups?)?$/,
  describeGroup: /^update(?:groups?)?$/,
  changeCode: /^update(?:groups?)?$/,
  deleteGroup: /^delete(?:groups(?:batch)?)?$/,
  deleteGroups: /^(?:deletemany|batchdeletegroups|deletegroupsbatch)$/,
  addMembers: /^(?:addusers|addusertogroups|addgroupmembers)$/,
  removeMembers: /^(?:removeusers|removegroupusers|removegroupmembers)$/,
  revokeResource: /^revokeresource$/,
  grantResource: /^authorizeresources?$/,
};

/** What the strings of a text say that hold group codes, also by the names of variables. */
function groupCodes(text: string, { language }: Frame): (string | undefined)[] {
  const evidence = gatherEvidence(text, language);
  const placed = [
    ...findStrings(text, language).map((each) => ({ each, value: each.value })),
    ...findReferences(text, language).map((each) => ({ each, value: each.literal.value })),
  ];
  return placed
    .filter(({ each }) => meaningOf(each, evidence)?.holds === 'group')
    .map(({ value }) => value);
}

/** The codes that a call names. */
function codesIn({ operation, code = '', newCode = '' }: GroupCall, { dialect }: Frame): string[] {
  // The first SDK of Go takes a pointer to a variable, which nobody follows.
  const isVariable = dialect.id === 'go' && operation === 'changeCode';
  const both: readonly Operation[] = ['changeCode', 'deleteGroups'];
  return both.includes(operation) && !isVariable ? [code, newCode] : [code];
}

function written(call: GroupCall, { dialect }: Frame): string {
  const text = writeCalls([call], dialect);
  assert.ok(text !== undefined, `${dialect.id} has no ${call.operation}`);
  return text;
}

function has({ dialect }: Frame, operation: Operation): boolean {
  return canWrite([{ operation }], dialect);
}

describe('Calls of an SDK that are written', () => {
  it('exist for all that can be done with a group, but for what an SDK has no call for', () => {
    const missing = frames.flatMap((frame) =>
      operations
        .filter((operation) => !has(frame, operation))
        .map((operation) => [frame.dialect.id, operation]),
    );
    assert.deepEqual(Object.fromEntries(missing), lacking);
    assert.equal(missing.length, Object.keys(lacking).length);
  });

  for (const frame of frames) {
    const { dialect, language, around } = frame;
    const own = operations.filter((operation) => has(frame, operation));

    it(`are understood by the grammar of ${language}, with ${dialect.sdk}`, async () => {
      const parser = await parserOf(language);
      for (const code of ['editors', ...hostileCodes]) {
        for (const operation of own) {
          const text = around(written(fullCall(operation, { code }), frame));
          const tree = parser.parse(text);
          assert.equal(tree?.rootNode.hasError, false, text);
          tree?.delete();
        }
      }
      parser.delete();
    });

    it(`hold the code where our own scanner finds it, with ${dialect.sdk} in ${language}`, () => {
      for (const code of ['editors', ...hostileCodes]) {
        for (const operation of own) {
          const call = fullCall(operation, { code });
          const text = around(written(call, frame));
          assert.deepEqual(groupCodes(text, frame), codesIn(call, frame), text);
        }
      }
    });
  }

  it('are those of the table of SDK calls', () => {
    const { calls } = sdkTable();
    for (const frame of frames) {
      for (const operation of operations) {
        if (!has(frame, operation)) continue;
        const text = written(fullCall(operation, { code: 'editors' }), frame);
        const names = [...text.matchAll(/(?:\.|->)(\w+)\(/g)]
          .map(([, name = '']) => name)
          .filter((name) => methods[operation].test(name.replaceAll('_', '').toLowerCase()));
        const [name = '', ...others] = names;
        assert.deepEqual(others, [], text);
        const isFlat = frame.sdk === 'v3' || frame.sdk === 'go';
        const part = operation.endsWith('Resource') ? 'acl' : 'groups';
        assert.ok(calls(frame.sdk, isFlat ? '' : part, name).length > 0, text);
      }
    }
  });

  it('hold all else where it belongs, too', () => {
    const expected: Readonly<Record<string, string>> = {
      editors: 'group',
      'the-namespace': 'namespace',
      'books:42': 'resource',
      'books:read': 'action',
      'books:edit': 'action',
      DATA: 'type',
    };
    for (const frame of frames) {
      const evidenceOf = (text: string) => gatherEvidence(text, frame.language);
      for (const operation of ['listResources', 'grantResource', 'revokeResource'] as const) {
        if (!has(frame, operation)) continue;
        const text = frame.around(written(fullCall(operation, { code: 'editors' }), frame));
        for (const found of findStrings(text, frame.language)) {
          const is = expected[found.value ?? ''];
          // Nobody follows the variable of Go's first SDK.
          if (is === undefined || found.target === 'namespace') continue;
          assert.equal(meaningOf(found, evidenceOf(text))?.holds, is, `${found.value} in ${text}`);
        }
      }
    }
  });

  it('are several where a call takes no more, with variables of their own', () => {
    const java = frames.find(({ dialect }) => dialect.id === 'java3');
    assert.ok(java);
    const userIds = [...Array(120).keys()].map((n) => `user-${n}`);
    const text = written({ operation: 'addMembers', code: 'editors', userIds }, java);
    assert.equal(
      text.match(/client\.addGroupMembers\((.*)\);/g)?.join(' '),
      [
        'client.addGroupMembers(reqDto);',
        'client.addGroupMembers(reqDto2);',
        'client.addGroupMembers(reqDto3);',
      ].join(' '),
    );
    for (const id of userIds) assert.equal(text.split(`"${id}"`).length, 2, id);
    assert.ok(Math.max(...text.split('\n').map(({ length }) => length)) < 100);
  });

  it('never hold more than one line for a short list, and none of a resource type that has no name', () => {
    const csharp = frames.find(({ dialect }) => dialect.id === 'cs3');
    assert.ok(csharp);
    const call = { ...fullCall('grantResource', { code: 'editors' }), type: 'A; Delete()' };
    assert.doesNotMatch(written(call, csharp), /Delete|\n/);
  });

  it('hold any code, in any language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...frames),
        fc.string({ unit: 'binary', minLength: 1 }),
        (frame, code) => {
          const text = frame.around(written({ operation: 'readGroup', code }, frame));
          assert.deepEqual(groupCodes(text, frame), [code]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
