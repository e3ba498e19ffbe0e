import assert from 'node:assert/strict';
import { plainText } from '../../../src/feedback/plainText.ts';

/** What VS Code takes for a link, and for an icon. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)/;
const icon = /\$\([a-z0-9-]+(?:~[a-z0-9-]+)?\)/;

describe('A text for a message of VS Code', () => {
  it('has no link, though a name in it looks like one that runs a command', () => {
    const name = '[click me](command:workbench.action.closeWindow)';
    assert.match(name, link);
    assert.doesNotMatch(plainText(`1 member was added to “${name}”.`), link);
  });

  it('has no icon, though a name in it looks like one', () => {
    assert.match('$(sync~spin) $$(x)', icon);
    assert.doesNotMatch(plainText('$(sync~spin) $$(x)'), icon);
  });

  it('looks as it did', () => {
    assert.equal(plainText('[a](b) $(c)').replaceAll('\u200b', ''), '[a](b) $(c)');
    assert.equal(plainText('Sales (EMEA), [draft], $5'), 'Sales (EMEA), [draft], $5');
  });
});
