import assert from 'node:assert/strict';
import type { User } from '../../../../src/model/user.ts';
import { ComparisonBuilder } from '../../../../src/panels/groupComparison/comparisonData.ts';

describe('The people of a comparison', () => {
  const group = (code: string, names: readonly string[], complete = true) => ({
    named: { poolId: 'p', poolName: 'Pool', groupCode: code, groupName: code },
    resources: { resources: [], namespaces: [] },
    members: {
      users: names.map((name): User => ({ id: name, name })),
      totalCount: names.length,
      complete,
    },
  });
  const names = (language: string, ...groups: ReturnType<typeof group>[]) =>
    new ComparisonBuilder(language).build(groups, ['A', 'B'])?.people.map(({ user }) => user.name);

  it('are sorted by their names as the display language does, Chinese ones by pinyin', () => {
    const groups = [group('a', ['王芳', 'user 10', '陈伟']), group('b', ['user 9', '李娜'])];
    assert.deepEqual(names('zh-cn', ...groups), ['陈伟', '李娜', '王芳', 'user 9', 'user 10']);
    assert.deepEqual(names('en', ...groups)?.slice(0, 2), ['user 9', 'user 10']);
  });

  it('stand as they came while one of the groups has more, so that no row moves', () => {
    const groups = [group('a', ['Zoe', 'Adam']), group('b', ['Emma'], false)];
    assert.deepEqual(names('en', ...groups), ['Zoe', 'Adam', 'Emma']);
  });
});
