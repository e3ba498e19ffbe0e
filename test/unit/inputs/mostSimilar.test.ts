import assert from 'node:assert/strict';
import { mostSimilar } from '../../../src/inputs/mostSimilar.ts';

interface Candidate {
  readonly code: string;
  readonly name: string;
}

/** The code of the most similar of these groups, each written as `code name`. */
function mostSimilarOf(wanted: string, ...groups: string[]): string | undefined {
  const candidates = groups.map((group): Candidate => {
    const [code = '', ...words] = group.split(' ');
    return { code, name: words.join(' ') };
  });
  return mostSimilar(wanted, candidates, ({ code, name }) => [code, name])?.code;
}

describe('The group most similar to a text', () => {
  it('is the one of this very code, whatever its case', () => {
    assert.equal(mostSimilarOf('admin', 'admins Admins', 'admin Chiefs', 'admi A'), 'admin');
    assert.equal(mostSimilarOf('ADMIN', 'admins Admins', 'admin Chiefs'), 'admin');
  });

  it('is the one of this very name', () => {
    assert.equal(mostSimilarOf('研发部', 'rd 研发部', 'ops 运维部'), 'rd');
  });

  it('is one with a slip in the spelling', () => {
    assert.equal(
      mostSimilarOf('enginering', 'sales Sales', 'engineering Engineering'),
      'engineering',
    );
    assert.equal(mostSimilarOf('platfrom', 'platform-ops Ops', 'platform P'), 'platform');
  });

  it('is one that contains the text rather than one that is merely spelled alike', () => {
    assert.equal(mostSimilarOf('ops', 'opt Options', 'platform-ops Platform'), 'platform-ops');
  });

  it('is one that the text contains rather than one that is merely spelled alike', () => {
    assert.equal(
      mostSimilarOf('group:billing', 'group-killing Hunters', 'billing Billing'),
      'billing',
    );
  });

  it('is the shortest of those that contain it, as the rest of it is the most like', () => {
    assert.equal(
      mostSimilarOf('dev', 'frontend-dev-team F', 'dev-team D', 'web-dev-team W'),
      'dev-team',
    );
  });

  it('is the first of equals', () => {
    assert.equal(mostSimilarOf('x', 'a A', 'b B'), 'a');
  });

  it('is none where there is none', () => {
    assert.equal(mostSimilarOf('anything'), undefined);
  });

  it('is one of them also where the text is empty', () => {
    assert.equal(mostSimilarOf('', 'abc A'), 'abc');
  });
});
