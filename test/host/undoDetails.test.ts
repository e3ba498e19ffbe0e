import assert from 'node:assert/strict';
import { undoDetails } from '../../src/commands/undo/undoDetails.ts';
import { UserError } from '../../src/model/userError.ts';

describe('The details of an undo', () => {
  it('name the users who could not be updated, as far as they are known, with all of the reason', () => {
    const why = `The server said: ${'This user belongs to another directory. '.repeat(5)}`.trim();
    const failed = ['u1', 'u2'].map((userId) => ({ userId, error: new UserError(why) }));
    const problems = [{ kind: 'usersRefused', groupName: 'Design', failed }] as const;
    const names = new Map([['u1', 'Emma Clarke']]);
    const lines = undoDetails('Undone', { done: [], problems }, (id) => names.get(id)).split('\n');
    assert.ok(lines.includes(`u1\tEmma Clarke\t${why}`), lines.join('\n'));
    assert.ok(lines.includes(`u2\t${why}`), lines.join('\n'));
  });
});
