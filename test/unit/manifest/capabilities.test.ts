import assert from 'node:assert/strict';
import { manifest, textOf } from '../../support/project/manifest.ts';

const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
const settings = Object.entries(manifest.contributes.configuration.properties);
const title = (id: string) =>
  id
    .replace(/^.*\./, '')
    .replaceAll(/[A-Z]/g, ' $&')
    .replace(/^./, (letter) => letter.toUpperCase());

describe('In a workspace that is not trusted', () => {
  it('the extension runs, limited, and says why', () => {
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.notEqual(textOf(untrustedWorkspaces.description), untrustedWorkspaces.description);
  });

  it('no setting has a value of the workspace, and each that could have one is named', () => {
    const fromWorkspace = settings
      .filter(([, { scope }]) => scope !== 'application')
      .map(([id]) => id);
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, fromWorkspace);
    for (const id of fromWorkspace) {
      assert.ok(textOf(untrustedWorkspaces.description).includes(title(id)), id);
    }
  });
});

describe('In a workspace without files on a disk', () => {
  it('the extension runs', () => {
    assert.equal(virtualWorkspaces, true);
  });
});
