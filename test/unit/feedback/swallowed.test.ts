import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../devhost/paths.ts';

/** These know no log: of what they swallow, a comment says why nothing is lost. */
const plain = /^(?:authing|sample|webview)\//;

/** A place in the source where a failure ends without a trace. */
interface Swallow {
  readonly line: string;
  readonly why: 'silent' | 'silent, without a comment' | 'in the background';
}

function sources(): { readonly name: string; readonly text: string }[] {
  const folder = join(root, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The block that begins with the brace at a place. */
function blockAt(text: string, open: number): string {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return text.slice(open, index + 1);
  }
  return text.slice(open);
}

/** The block that ends with the brace at a place. */
function blockBefore(text: string, close: number): string {
  let depth = 0;
  for (let index = close; index >= 0; index -= 1) {
    if (text[index] === '}') depth += 1;
    if (text[index] === '{') depth -= 1;
    if (depth === 0) return text.slice(index, close + 1);
  }
  return text.slice(0, close + 1);
}

function hasComment(code: string): boolean {
  return /\/\/ \S/.test(code);
}

/** The statement around a place, with the comment above it. */
function around(text: string, index: number): string {
  const end = text.indexOf('\n', index);
  const lines = text.slice(0, end < 0 ? text.length : end).split('\n');
  const rest = text.slice(end, end + 200).split('\n', 3);
  return [...lines.slice(-3), ...rest].join('\n');
}

function swallowsOf(name: string, text: string): Swallow[] {
  const found: Swallow[] = [];
  const isPlain = plain.test(name);
  const add = (index: number, why: Swallow['why']) => {
    const number = text.slice(0, index).split('\n').length;
    found.push({ line: `${name}:${number}`, why });
  };
  for (const match of text.matchAll(/\} catch (?:\((\w+)(?:: \w+)?\) )?\{/g)) {
    const [whole, error] = match;
    const block = blockAt(text, match.index + whole.length - 1);
    const isUsed = error !== undefined && new RegExp(`\\b${error}\\b`).test(block.slice(1));
    if (isUsed || /\bthrow\b/.test(block)) continue;
    // What is only parsed, such as a text that may be no JSON, fails as a matter of course.
    const isParse = !/\bawait\b/.test(blockBefore(text, match.index));
    if (!isPlain && !isParse) add(match.index, 'silent');
    else if (!hasComment(block)) add(match.index, 'silent, without a comment');
  }
  for (const { index } of text.matchAll(/(?:\.catch\(|\.then\([^()]*,)\s*\(\s*\) =>/g)) {
    if (!isPlain) add(index, 'silent');
    else if (!hasComment(around(text, index))) add(index, 'silent, without a comment');
  }
  for (const { index } of text.matchAll(/(?:^\s*|=> |\) |else )void [\w#][^;=]*\(/gm)) {
    const statement = text.slice(index, text.indexOf(';', index));
    if (!isPlain && !statement.includes('.catch(')) add(index, 'in the background');
  }
  return found;
}

describe('What fails in the source', () => {
  it('is told, thrown or logged: nothing is swallowed but by a helper that logs it', () => {
    const found = sources().flatMap(({ name, text }) => swallowsOf(name, text));
    assert.deepEqual(found, []);
  });

  it('is found by this test where it is swallowed', () => {
    for (const [code, why] of [
      ['load().catch(() => undefined);', 'silent'],
      ['load().catch(() => {});', 'silent'],
      ['load().then(show, () => undefined);', 'silent'],
      ['load().then(\n  undefined,\n  () => undefined,\n);', 'silent'],
      ['try {\n  await load();\n} catch {\n  // Never mind.\n}', 'silent'],
      ['try {\n  await load();\n} catch (error) {\n  return undefined;\n}', 'silent'],
      ['try {\n  return JSON.parse(text);\n} catch {\n}', 'silent, without a comment'],
      ['  void load();', 'in the background'],
      ['const run = () => void load();', 'in the background'],
      ['if (isOld) void load().then(() => show());', 'in the background'],
    ] as const) {
      assert.deepEqual(
        swallowsOf('tree/x.ts', code).map((each) => each.why),
        [why],
        code,
      );
    }
    const silent = 'await load().catch(() => {});';
    assert.equal(swallowsOf('sample/x.ts', silent).length, 1);
    assert.equal(swallowsOf('sample/x.ts', `// It is read again.\n${silent}`).length, 0);
  });

  it('is not taken for swallowed where it is not', () => {
    for (const code of [
      "load().catch(ignored('It is read again'));",
      'try {\n  await load();\n} catch (error) {\n  reporter.failure(what, error);\n}',
      "try {\n  await load();\n} catch {\n  throw new UserError('No');\n}",
      'try {\n  return JSON.parse(text);\n} catch {\n  // No JSON.\n}',
      'dispose(): void {\n  this.close();\n}',
      'const run: () => void = () => undefined;',
    ]) {
      assert.deepEqual(swallowsOf('tree/x.ts', code), [], code);
    }
  });
});
