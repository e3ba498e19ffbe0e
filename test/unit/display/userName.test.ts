import assert from 'node:assert/strict';
import { userHandle, userName } from '../../../src/display/userName.ts';

describe('The name of a user', () => {
  const all = {
    id: 'id',
    username: 'emma.clarke',
    email: 'emma@example.com',
    phone: '13800001000',
    name: 'Emma Clarke',
    nickname: 'Em',
    givenName: 'Emma',
    familyName: 'Clarke-Jones',
    preferredUsername: 'emmac',
  };

  const inTurn = [
    ['name', 'Emma Clarke'],
    ['nickname', 'Em'],
    ['givenName', 'Emma Clarke-Jones'],
    ['familyName', 'Clarke-Jones'],
    ['preferredUsername', 'emmac'],
    ['email', 'emma@example.com'],
    ['phone', '13800001000'],
    ['username', 'emma.clarke'],
  ] as const;

  it('is the best the user has: what people call them, then what systems call them', () => {
    let user: typeof all | (Partial<typeof all> & { id: string }) = all;
    for (const [field, expected] of inTurn) {
      assert.equal(userName(user), expected);
      user = { ...user, [field]: '' };
    }
    assert.equal(userName(user), 'id');
  });

  it('is never blank', () => {
    assert.equal(userName({ id: 'id', name: ' ', nickname: '\t', email: 'e@x.org' }), 'e@x.org');
  });

  it('is the id where there is nothing else', () => {
    assert.equal(userName({ id: 'id' }), 'id');
    assert.equal(userHandle({ id: 'id' }), undefined);
  });

  it('has email, phone or username beside it, whichever comes first', () => {
    assert.equal(userHandle(all), 'emma@example.com');
    assert.equal(userHandle({ ...all, email: '' }), '13800001000');
    assert.equal(userHandle({ ...all, email: '', phone: '' }), 'emma.clarke');
    assert.equal(userHandle({ id: 'id', name: 'Emma' }), undefined);
  });

  it('does not stand beside itself', () => {
    assert.equal(userHandle({ id: 'id', email: 'e@x.org', phone: '138' }), '138');
    assert.equal(userHandle({ id: 'id', username: 'emma' }), undefined);
  });
});
