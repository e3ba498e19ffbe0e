import assert from 'node:assert/strict';
import { sourceLanguages } from '../../../src/source/found.ts';
import { languageOfFile, sourceExtensions } from '../../../src/source/sourceFiles.ts';

describe('The language of a file', () => {
  it('is known by the end of its name', () => {
    assert.equal(languageOfFile('/src/access.d.ts'), 'typescript');
    assert.equal(languageOfFile('/src/Gate.TSX'), 'typescriptreact');
    assert.equal(languageOfFile('/Rakefile'), undefined);
    assert.equal(languageOfFile('/src/notes.constructor'), undefined);
    assert.equal(languageOfFile('/src.ts/notes'), undefined);
  });

  it('is each of the languages of some files', () => {
    const known = new Set(sourceExtensions.map((extension) => languageOfFile(`a.${extension}`)));
    assert.deepEqual([...known].sort(), [...sourceLanguages].sort());
  });
});
