import assert from 'node:assert/strict';
import { codes, openWindow, type Window } from '../../support/directory/directoryWindow.ts';

describe('The groups that match a text', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 2, users: 2 });
    await window.other.groups.create({ code: 'green-tea', name: '绿茶 Matcha' });
    await window.directory.groups.load();
  });

  afterEach(() => window.close());

  const matching = (text: string) => window.directory.matching(text).map(({ group }) => group.code);

  it('have it in their name or code, whatever its case', () => {
    assert.deepEqual(matching('GREEN'), ['green-tea']);
    assert.deepEqual(matching('matcha'), ['green-tea']);
    assert.deepEqual(matching('绿茶'), ['green-tea']);
    assert.deepEqual(matching('nothing like it'), []);
    assert.deepEqual(matching(''), codes(window));
  });

  it('have it in what they are called now', async () => {
    const group = await window.other.groups.update('green-tea', {
      newCode: 'coffee',
      name: 'Mocha',
    });
    window.directory.apply({ kind: 'groupUpdated', code: 'green-tea', group });
    assert.deepEqual(matching('green'), []);
    assert.deepEqual(matching('mocha'), ['coffee']);
  });

  it('are none of those that are gone', () => {
    window.directory.apply({ kind: 'groupsDeleted', codes: ['green-tea'] });
    assert.deepEqual(matching('green'), []);
  });
});
