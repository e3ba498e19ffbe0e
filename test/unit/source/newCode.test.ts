import assert from 'node:assert/strict';
import { gatherEvidence } from '../../../src/source/evidence.ts';
import type { SourceLanguage } from '../../../src/source/found.ts';
import { findStrings } from '../../../src/source/index.ts';
import { meaningOf } from '../../../src/source/meaning.ts';
import { isNewCode } from '../../../src/source/newCode.ts';

/** The codes in a text that its calls make, and those they only name. */
function sorted(text: string, language: SourceLanguage) {
  const evidence = gatherEvidence(text, language);
  const made: (string | undefined)[] = [];
  const named: (string | undefined)[] = [];
  for (const found of findStrings(text, language)) {
    const meaning = meaningOf(found, evidence);
    if (meaning === undefined) continue;
    (isNewCode(found, meaning, evidence) ? made : named).push(found.value);
  }
  return { made, named };
}

describe('The code that a call makes', () => {
  it('is told from those that it names, in JavaScript', () => {
    const text = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({});
client.groups.create('made-1', 'Made');
client.groups.update('named-1', { newCode: 'made-2' });
client.groups.detail('named-2');
client.acl.createNamespace('made-3', 'Made');
client.acl.createResource({ code: 'made-4', namespace: 'named-3' });
client.roles.create('role', 'A role', 'named-4');
client.policies.create({ statements: [{ resource: 'named-5' }] });
`;
    assert.deepEqual(sorted(text, 'javascript'), {
      made: ['made-1', 'made-2', 'made-3', 'made-4'],
      named: ['named-1', 'named-2', 'named-3', 'named-4', 'named-5'],
    });
  });

  it('is told from those that it names, in Python', () => {
    const text = `from authing.v2.management import ManagementClient
client = ManagementClient(options)
client.groups.create(code="made-1", name="Made")
client.groups.update(code="named-1", newCode="made-2")
client.acl.create_resource("named-2", "made-3")
`;
    assert.deepEqual(sorted(text, 'python'), {
      made: ['made-1', 'made-2', 'made-3'],
      named: ['named-1', 'named-2'],
    });
  });

  it('is told from those that it names where a parameter object is filled, in Java and Go', () => {
    const java = `import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.*;
class A { void a(ManagementClient client) {
  CreateGroupReqDto made = new CreateGroupReqDto();
  made.setCode("made-1");
  UpdateGroupReqDto dto = new UpdateGroupReqDto();
  dto.setCode("named-1");
  dto.setNewCode("made-2");
} }
`;
    assert.deepEqual(sorted(java, 'java'), { made: ['made-1', 'made-2'], named: ['named-1'] });
    const go = `package a
import (
  "github.com/Authing/authing-golang-sdk/v3/dto"
  "github.com/Authing/authing-golang-sdk/v3/management"
)
func a(client *management.ManagementClient) {
  client.CreateGroup(&dto.CreateGroupReqDto{Code: "made-1", Name: "Made"})
  client.GetGroup(&dto.GetGroupDto{Code: "named-1"})
}
`;
    assert.deepEqual(sorted(go, 'go'), { made: ['made-1'], named: ['named-1'] });
  });
});
