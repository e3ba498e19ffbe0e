import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceAnalysis } from '../../../src/source/analysis.ts';
import { findPlaces, findReferences } from '../../../src/source/constants.ts';
import { findStrings, type SourceLanguage } from '../../../src/source/index.ts';
import { clientFiles } from '../../support/source/clientFiles.ts';
import { markedFiles } from '../../support/source/markedFiles.ts';

/** What is typed and pasted: what begins and ends strings, comments and calls, and what leads to an SDK. */
const written = [
  ...`'"\`(){}[],;:. =\n\\#/`,
  ...['//', '/*', '*/', '"""', '->', '=>', 'new ', 'x', 'client', 'ManagementClient', 'import '],
  ...["'authing-js-sdk'", '/api/v3/get-group', "targetType: 'ROLE', "],
];

const files: readonly (readonly [SourceLanguage, string])[] = [
  ...Object.entries(markedFiles).map(([language, text]) => [language, text] as const),
  ...clientFiles.map(([language, text]) => [language, text] as const),
].flatMap(([language, text]) => {
  const known = clientFiles.map(([each]) => each).find((each) => each === language);
  return known === undefined ? [] : [[known, text] as const];
});

/** All that is said of the strings of a text, by an analysis of it. */
function saidOf(analysis: SourceAnalysis, text: string, language: SourceLanguage) {
  return [...findStrings(text, language), ...findReferences(text, language)].map((place) => ({
    start: place.start,
    ...analysis.of(place),
  }));
}

/** What of the strings in a text is said after a change, by an analysis that knows what was said before. */
function afterChange(before: string, after: string, language: SourceLanguage = 'typescript') {
  const first = new SourceAnalysis(before, language, () => []);
  saidOf(first, before, language);
  const second = new SourceAnalysis(after, language, () => [], first);
  return findStrings(after, language).map((each) => [
    each.value,
    second.of(each).meaning?.holds ?? 'nothing',
  ]);
}

const lines = 400;
const calls = "client.groups.detail('one');\n".repeat(lines);

describe('What the strings of a text are, after an edit', () => {
  it('is what it would be had nobody read the text before', () => {
    const edits = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        removed: fc.oneof(fc.constant(0), fc.nat(20)),
        added: fc.oneof(fc.constant(''), fc.constantFrom(...written)),
        isAsked: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...files), edits, ([language, original], all) => {
        let text = original;
        let analysis = new SourceAnalysis(text, language, () => []);
        let places = findPlaces(text, language);
        saidOf(analysis, text, language);
        for (const { at, removed, added, isAsked } of all) {
          const place = Math.floor(at * text.length);
          text = text.slice(0, place) + added + text.slice(place + removed);
          analysis = new SourceAnalysis(text, language, () => [], analysis);
          if (!isAsked) continue;
          places = findPlaces(text, language, places);
          assert.deepEqual(places, findPlaces(text, language));
          assert.deepEqual(places.strings, findStrings(text, language));
          const anew = new SourceAnalysis(text, language, () => []);
          assert.deepEqual(saidOf(analysis, text, language), saidOf(anew, text, language));
          assert.deepEqual(analysis.evidence.tokens.texts, anew.evidence.tokens.texts);
          assert.deepEqual(analysis.evidence.tokens.starts, anew.evidence.tokens.starts);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is another everywhere once the import leads elsewhere, and again when it leads back', () => {
    const known = `import { ManagementClient } from 'authing-js-sdk';\nconst client = new ManagementClient({});\n${calls}`;
    const other = known.replace('authing-js-sdk', 'authing-js-sdx');
    const last = (text: string, before: string) => afterChange(before, text).at(-1);
    assert.deepEqual(last(known, other), ['one', 'group']);
    assert.deepEqual(last(other, known), ['one', 'nothing']);
  });

  it('is another once the client is one of something else, far above', () => {
    const known = `import { ManagementClient } from 'authing-js-sdk';\nlet client = new ManagementClient({});\n${calls}`;
    const other = known.replace('new ManagementClient', 'new Registry');
    assert.deepEqual(afterChange(known, other).at(-1), ['one', 'nothing']);
    assert.deepEqual(afterChange(other, known).at(-1), ['one', 'group']);
  });

  it('is another once the target type beside it is another', () => {
    const intro = `import { ManagementClient } from 'authing-js-sdk';\nconst client = new ManagementClient({});\n`;
    const call = `client.policies.addAssignments(['p'], 'GROUP', ['one']);\n`;
    const text = intro + call.repeat(3);
    const place = text.lastIndexOf('GROUP');
    const changed = `${text.slice(0, place)}ROLE${text.slice(place + 'GROUP'.length)}`;
    const holds = afterChange(text, changed).filter(([value]) => value === 'one');
    assert.deepEqual(holds, [
      ['one', 'group'],
      ['one', 'group'],
      ['one', 'nothing'],
    ]);
  });

  it('is another once an endpoint is named around it', () => {
    const text = `// authing\nawait post('/api/v3/', { code: 'one' });\nawait post('x', { code: 'two' });\n`;
    const changed = text.replace("'/api/v3/'", "'/api/v3/get-group'");
    assert.deepEqual(afterChange(text, changed).at(1), ['one', 'group']);
    const first = text.replace("'/api/v3/'", "'x'");
    assert.deepEqual(afterChange(first, changed).at(1), ['one', 'group']);
  });

  it('is another once an endpoint is named behind it', () => {
    const text = `// authing\nawait post('/api/v3/');\nawait post({ code: 'one' }, '/api/v3/', [x]);\n`;
    const changed = text.replace("'/api/v3/', [x]", "'/api/v3/get-group', [x]");
    assert.deepEqual(afterChange(text, changed).at(1), ['one', 'group']);
    assert.deepEqual(afterChange(changed, text).at(1), ['one', 'nothing']);
  });

  it('is another once it is an endpoint itself no more', () => {
    const text = `// authing\nawait post('/api/v3/get-group', { code: '/api/v3/one' });\n`;
    const changed = text.replace('/api/v3/one', 'one');
    assert.deepEqual(afterChange(text, changed).at(1), ['one', 'group']);
    assert.deepEqual(afterChange(changed, text).at(1), ['/api/v3/one', 'nothing']);
  });

  it('is found in one walk with the names that stand for strings, in the same places', () => {
    const first =
      "one = 'a'\nx, y = 'b'\nclient.detail(one)\nclient.detail(two)\nclient.detail(y)\n";
    const second = first.replace('one =', 'two =');
    let places = findPlaces(first, 'python');
    for (const text of [first, second, first]) {
      places = findPlaces(text, 'python', places);
      assert.deepEqual(places.strings, findStrings(text, 'python'));
      const name = text === first ? 'one' : 'two';
      assert.deepEqual(
        places.references.map((each) => [each.name, text.slice(each.start, each.end)]),
        [[name, name]],
      );
    }
  });
});
