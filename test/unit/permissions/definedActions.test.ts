import assert from 'node:assert/strict';
import { buildMatrix } from '../../../src/permissions/matrix.ts';
import { Matrix } from '../../../src/permissions/matrixView.ts';
import { all, data, group } from '../../support/permissions/matrixOf.ts';

describe('The actions that a pool defines', () => {
  const some = group('a', data('docs:*', ['read']), data('docs:1', ['read', 'write']));

  it('decide what all actions of a resource are, also of the instances of DATA', () => {
    const actions = ['docs:read', 'docs:write', 'docs:delete'].map((name) => ({ name }));
    const defined = [{ namespace: 'default', type: 'DATA', code: 'docs', actions }];
    const full = group('b', data('docs:1', ['delete', 'write', 'read']));
    const matrix = new Matrix(buildMatrix([some, full], defined));
    const extents = [0, 1].map((place) =>
      matrix.select(all).resources.map((resource) => matrix.grant(resource, place).extent),
    );
    assert.deepEqual(extents, [
      ['some', 'some'],
      ['none', 'all'],
    ]);
  });

  it('are those that any group has where the pool defines none', () => {
    const defined = [{ namespace: 'default', type: 'API', code: 'docs', actions: [{ name: 'x' }] }];
    const matrix = new Matrix(buildMatrix([some], [...defined, { code: 'docs:1', type: 'DATA' }]));
    assert.deepEqual(
      matrix.select(all).resources.map((resource) => matrix.grant(resource, 0).extent),
      ['all', 'all'],
    );
  });

  it('are told apart from what a wildcard gives besides', () => {
    const matrix = new Matrix(buildMatrix([some]));
    const resource = matrix.find('default', 'DATA', 'docs:1') ?? -1;
    assert.deepEqual(matrix.grant(resource, 0), {
      extent: 'all',
      actions: ['docs:read', 'docs:write'],
      besides: { resource: matrix.find('default', 'DATA', 'docs:*'), actions: ['docs:read'] },
    });
  });
});
