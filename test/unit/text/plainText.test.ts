import assert from 'node:assert/strict';
import { displayText } from '../../../src/text/displayText.ts';
import { plainName, plainText } from '../../../src/text/plainText.ts';

/** What VS Code takes for a link, and for an icon. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)/;
const icon = /\$\([a-z0-9-]+(?:~[a-z0-9-]+)?\)/;

describe('A text for a message of VS Code', () => {
  it('has no link, though a name in it looks like one that runs a command', () => {
    const name = '[click me](command:workbench.action.closeWindow)';
    assert.match(name, link);
    assert.doesNotMatch(plainText(`1 member was added to “${name}”.`), link);
  });

  it('has no link where the brackets are those that a hidden character is shown in', () => {
    const name = '\u202e(command:workbench.action.closeWindow)';
    assert.match(displayText(name), link);
    assert.doesNotMatch(plainName(name), link);
    assert.doesNotMatch(plainText(name), link);
  });

  it('has no icon, though a name in it looks like one', () => {
    assert.match('$(sync~spin) $$(x)', icon);
    assert.doesNotMatch(plainText('$(sync~spin) $$(x)'), icon);
  });

  it('looks as it did', () => {
    assert.equal(plainText('[a](b) $(c)').replaceAll('\u200b', ''), '[a](b) $(c)');
    assert.equal(plainText('Sales (EMEA), [draft], $5'), 'Sales (EMEA), [draft], $5');
  });

  it('is one line without anything hidden, whatever the server said', () => {
    assert.equal(plainText('It said: a\r\n  b\x1b[0m\u202e'), 'It said: a b[U+001B][0m[U+202E]');
  });

  it('keeps the isolation of the names in it', () => {
    const name = displayText('שלום');
    assert.equal(plainText(`“${name}” is gone`), `“${name}” is gone`);
  });

  it('is no longer than what VS Code shows', () => {
    assert.equal(plainText('x'.repeat(100_000)).length, 1000);
  });
});
