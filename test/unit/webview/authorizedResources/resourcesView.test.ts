import assert from 'node:assert/strict';
import { readResourcesView } from '../../../../src/webview/authorizedResources/resourcesView.ts';

const plain = { search: '', types: [], scrollTop: 0 };

describe('The kept view', () => {
  it('comes back as it was', () => {
    const view = {
      search: 'order',
      namespace: 'shop',
      types: ['API'],
      sort: { column: 'code', direction: 'descending' },
      scrollTop: 480,
    };
    assert.deepEqual(readResourcesView(view), view);
  });

  it('is the plain one where nothing usable was kept', () => {
    for (const kept of [undefined, null, 'view', {}, { search: 5 }]) {
      assert.deepEqual(readResourcesView(kept), plain);
    }
    assert.deepEqual(
      readResourcesView({ sort: { column: 'password', direction: 'ascending' } }),
      plain,
    );
  });
});
