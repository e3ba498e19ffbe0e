import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { behind, codesAreKnown, completions, labelOf, openText } from '../support/host/codeHelp.ts';
import { usePool } from '../support/host/connectedPool.ts';

describe('Help in a variable that codes are set on', () => {
  usePool();

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  before(codesAreKnown);

  it('completes by what is set on it, in its block', async () => {
    const source = (before: string) => `import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.*;
class A {
  void run() {
    GetResourceDto request = new GetResourceDto();
    ${before}
    request.setCode("");
    IsActionAllowedDto check = new IsActionAllowedDto();
    check.setResource("stock");
    check.setAction("");
  }
}`;
    const codesIn = async (before: string, place: string) => {
      const document = await openText(source(before), 'java');
      return (await completions(document, behind(document, place))).map(labelOf);
    };
    const own = await codesIn('request.setNamespace("webshop");', 'setCode("');
    assert.ok(own.includes('payment-api') && !own.includes('reports'), own.join());
    const all = await codesIn('if (a) request.setNamespace("webshop");', 'setCode("');
    assert.ok(all.includes('payment-api') && all.includes('reports'), all.join());
    assert.deepEqual(await codesIn('', 'setAction("'), ['stock:adjust', 'stock:read']);
  });
});
