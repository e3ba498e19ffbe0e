import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IgnoredFiles } from '../../../../src/commands/uses/ignoredFiles.ts';

describe('What ignore files ignore', () => {
  it('is nothing where there are none', () => {
    assert.equal(new IgnoredFiles().has('a/b.ts'), false);
  });

  it('are files and folders below the folder that the file is in, and nothing beside that', () => {
    const ignored = new IgnoredFiles();
    ignored.add('', 'dist/\n*.gen.ts\n');
    ignored.add('packages/api', '/src/old\n');
    assert.equal(ignored.has('dist/a.ts'), true);
    assert.equal(ignored.has('packages/web/dist/deep/a.ts'), true);
    assert.equal(ignored.has('src/a.gen.ts'), true);
    assert.equal(ignored.has('src/dist.ts'), false);
    assert.equal(ignored.has('packages/api/src/old/a.ts'), true);
    assert.equal(ignored.has('packages/web/src/old/a.ts'), false);
  });

  it('is taken back by what is said nearer, but not within a folder that is ignored', () => {
    const ignored = new IgnoredFiles();
    ignored.add('', 'generated\n*.gen.ts\nout/\n');
    ignored.add('kept', '!generated\n!a.gen.ts\n');
    ignored.add('out', '!a.ts\n');
    assert.equal(ignored.has('kept/generated/a.ts'), false);
    assert.equal(ignored.has('kept/generated/deep/a.ts'), false);
    assert.equal(ignored.has('other/generated/a.ts'), true);
    assert.equal(ignored.has('kept/a.gen.ts'), false);
    assert.equal(ignored.has('kept/b.gen.ts'), true);
    assert.equal(ignored.has('out/a.ts'), true);
  });

  it('is known whatever the files say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (rules, path) => {
        const ignored = new IgnoredFiles();
        ignored.add('', rules);
        ignored.add('a', rules);
        assert.equal(typeof ignored.has(`a/${path}`), 'boolean');
        assert.equal(typeof ignored.has(path), 'boolean');
      }),
    );
  });
});
