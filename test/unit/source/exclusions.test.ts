import assert from 'node:assert/strict';
import { excludedGlob } from '../../../src/source/exclusions.ts';

describe('What settings exclude', () => {
  it('is nothing where nothing is on', () => {
    assert.equal(excludedGlob({}), undefined);
    assert.equal(excludedGlob({ '**/a': false, '**/b': { when: '$(basename).ts' } }), undefined);
  });

  it('is one glob of all that is on', () => {
    assert.equal(excludedGlob({ '**/node_modules': true }), '**/node_modules');
    assert.equal(excludedGlob({ '**/a': true, 'b/**': true, '**/c': false }), '{**/a,b/**}');
  });

  it('has no alternatives within others, which a search of files refuses', () => {
    assert.equal(
      excludedGlob({ '**/*.{js,map}': true, '{a,b/{c,d}}/**': true }),
      '{**/*.js,**/*.map,a/**,b/c/**,b/d/**}',
    );
  });

  it('stays small, whatever the settings say', () => {
    const bomb = '{a,b}'.repeat(40);
    assert.ok((excludedGlob({ [bomb]: true, '**/x': true }) ?? '').length < 100_000);
  });
});
