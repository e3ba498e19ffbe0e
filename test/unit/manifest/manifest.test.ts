import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { documentScheme, panelTypes, viewTypeOf } from '../../../src/ids.ts';
import { manifest } from '../../support/project/manifest.ts';

const { viewsContainers, views, commands } = manifest.contributes;

/** The names of all codicons; the tests run at the top of the repository. */
const codicons = v.parse(
  v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
  readFileSync('node_modules/@vscode/codicons/dist/metadata.json', 'utf8'),
);

describe('The manifest', () => {
  it('puts one view into a container of its own', () => {
    assert.deepEqual(
      viewsContainers.activitybar?.map(({ id }) => id),
      ['authingGroups'],
    );
    assert.deepEqual(Object.keys(views), ['authingGroups']);
    assert.deepEqual(
      views.authingGroups?.map(({ id }) => id),
      ['authingGroups.groups'],
    );
  });

  it('names icons that exist', () => {
    const icons = [
      manifest.icon,
      ...Object.values(viewsContainers).flatMap((containers) => containers.map(({ icon }) => icon)),
      ...Object.values(views).flatMap((each) => each.map(({ icon }) => icon)),
      ...commands.flatMap(({ icon }) => icon ?? []),
    ];
    for (const icon of icons) {
      const codicon = /^\$\((.+)\)$/.exec(icon)?.[1];
      assert.ok(codicon === undefined ? existsSync(icon) : codicon in codicons, icon);
    }
  });

  it('wakes the extension for the panels that a reload brings back', () => {
    const events = panelTypes.map((type) => `onWebviewPanel:${viewTypeOf(type)}`);
    assert.ok(events.includes('onWebviewPanel:authingGroups.authorizedResources'));
    for (const event of events) assert.ok(manifest.activationEvents.includes(event), event);
  });

  it('wakes the extension for the documents that a reload brings back', () => {
    assert.ok(manifest.activationEvents.includes(`onFileSystem:${documentScheme}`));
  });

  it('asks for no newer VS Code than the types are of', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});
