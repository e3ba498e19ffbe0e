import assert from 'node:assert/strict';
import { makeSeed, type SeedOptions } from '../../../src/sample/seed.ts';
import type { State } from '../../../src/sample/state.ts';

/** What a person wrote to be read; all else is the same in every language. */
const texts = new Set(['name', 'description', 'label', 'options', 'appName', 'company', 'note']);

/** Names that people and codes have: a field of these is no text. */
const isName = (path: string) =>
  /^users\.\d+\.name$/.test(path) || /\.actions\.\d+\.name$/.test(path);

/** Every value of the data with where it stands, such as `groups.3.name`. */
function* leaves(value: unknown, path = ''): Generator<readonly [path: string, leaf: unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else {
    for (const [key, inner] of Object.entries(value)) {
      yield* leaves(inner, path === '' ? key : `${path}.${key}`);
    }
  }
}

/** Whether a person wrote the value at the place. */
function isText(path: string): boolean {
  return texts.has(path.split('.').at(-1) ?? '') && !isName(path);
}

/** The texts that people read, without those of which there is none. */
function textsOf(state: State): (readonly [path: string, text: string])[] {
  return [...leaves(state)].flatMap(([path, text]) =>
    isText(path) && typeof text === 'string' && text !== '' ? [[path, text] as const] : [],
  );
}

/** The users that somebody made up to try things out: theirs are no names of people. */
function withoutTesters(state: State): State {
  return {
    ...state,
    users: state.users.map((user) =>
      user.username?.startsWith('test.') ? { ...user, name: '' } : user,
    ),
  };
}

describe('Sample data in Chinese', () => {
  const sizes: Readonly<Record<string, SeedOptions>> = {
    'of the company': {},
    'of staging': { staging: true },
    'of any size': { groups: 50, users: 40, resources: 50, grants: 5, namespaces: 9 },
  };
  for (const [name, options] of Object.entries(sizes)) {
    const english = makeSeed({ ...options, language: 'en' });
    const chinese = makeSeed({ ...options, language: 'zh' });

    it(`${name}: has a text in Chinese wherever a person reads one`, () => {
      const unreadable = textsOf(chinese).filter(([, text]) => !/\p{Script=Han}/u.test(text));
      assert.deepEqual(unreadable, []);
      assert.ok(textsOf(chinese).length > 50);
    });

    it(`${name}: has English only where a company would mix both`, () => {
      const mixed = textsOf(chinese).filter(
        ([path, text]) => !path.endsWith('.options') && /[A-Za-z]{2,}/.test(text),
      );
      const places = new Set(mixed.map(([, text]) => text));
      assert.deepEqual(
        [...places].filter((text) => !mixedTexts.has(text)),
        [],
      );
    });

    it(`${name}: differs in nothing but texts, and has none more or less`, () => {
      const others = (state: State) =>
        [...leaves(withoutTesters(state))].map(([path, leaf]) =>
          isText(path) && typeof leaf === 'string' && leaf !== '' ? [path] : [path, leaf],
        );
      assert.deepEqual(others(chinese), others(english));
    });

    it(`${name}: is there where Chinese is asked for, and English otherwise`, () => {
      assert.deepEqual(makeSeed(options), english);
      assert.notDeepEqual(chinese, english);
    });
  }

  it('has a long description of two lines, as in English, to try layouts', () => {
    const oncall = makeSeed({ language: 'zh' }).groups.find(({ code }) => code === 'oncall');
    assert.match(oncall?.description ?? '', /^.{80,}\n.{60,}$/u);
  });
});

const mixedTexts: ReadonlySet<string> = new Set(['研发团队 Engineering', 'Authing 控制台的资源']);
