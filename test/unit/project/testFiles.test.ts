import assert from 'node:assert/strict';
import { filesOfShard, isNamed } from '../../run/suite.ts';

describe('The test files that are run', () => {
  it('are all where none is named', () => {
    assert.ok(isNamed('unit', 'changes/undo/undoStore.test.js', []));
  });

  for (const name of ['test/ui/keys.test.ts', '/home/me/groups/test/ui/keys.test.ts']) {
    it(`are the one that is named by its path, ${name}`, () => {
      assert.ok(isNamed('ui', 'keys.test.js', [name]));
      assert.ok(!isNamed('host', 'keys.test.js', [name]));
      assert.ok(!isNamed('ui', 'panel/keys.test.js', [name]));
      assert.ok(!isNamed('ui', 'moreKeys.test.js', [name]));
    });
  }

  it('are those of a folder that is named', () => {
    assert.ok(isNamed('unit', 'changes/undo/undoStore.test.js', ['test/unit/changes/undo']));
    assert.ok(!isNamed('unit', 'changes/lostAnswers.test.js', ['test/unit/changes/undo']));
  });

  it('are those that are named by a part of their paths', () => {
    assert.ok(isNamed('unit', 'changes/undo/undoStore.test.js', ['changes/undo']));
    assert.ok(isNamed('unit', 'changes/undo/undoStore.test.js', ['authing', 'undoStore.test.ts']));
    assert.ok(isNamed('unit', 'changes\\undo\\undoStore.test.js', ['changes/undo']));
    assert.ok(!isNamed('unit', 'changes/lostAnswers.test.js', ['changes/undo']));
  });

  it('are each run once, whatever number of processes share them', () => {
    const sizes = { a: 5, b: 4, c: 3, d: 2, e: 1 };
    for (const shards of [1, 2, 3, 7]) {
      const files = Array.from({ length: shards }, (_, index) =>
        filesOfShard(sizes, index + 1, shards),
      );
      assert.deepEqual(files.flat().sort(), Object.keys(sizes), `${shards} processes`);
    }
  });

  it('are shared so that all processes have about as much to do', () => {
    const sizes = { a: 5, b: 5, c: 30, d: 10, e: 11 };
    assert.deepEqual(filesOfShard(sizes, 1, 2), ['c']);
    assert.deepEqual(filesOfShard(sizes, 2, 2), ['a', 'b', 'd', 'e']);
  });
});
