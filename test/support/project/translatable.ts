import { part, partsOf, type Source, type SyntaxNode, stringOf } from './syntax.ts';

/** A string that is shown, as `l10n.t` is given it. */
export interface Translatable {
  readonly message: string;
  /** What the bundles name it by: the message, with its comment behind a slash. */
  readonly key: string;
  /** Its file and line. */
  readonly place: string;
}

/** Whether a piece is a call of `l10n.t` or `vscode.l10n.t`. */
export function isTranslation(node: SyntaxNode | undefined): boolean {
  if (node?.type !== 'CallExpression') return false;
  const callee = part(node, 'callee');
  if (callee?.type !== 'MemberExpression') return false;
  const object = part(callee, 'object');
  const owner = object?.type === 'MemberExpression' ? part(object, 'property') : object;
  return part(callee, 'property')?.value === 't' && owner?.value === 'l10n';
}

/** The strings of a file; and the calls whose message or comment cannot be read off them. */
export function translatablesIn(source: Source): {
  readonly strings: readonly Translatable[];
  readonly unreadable: readonly string[];
} {
  const strings: Translatable[] = [];
  const unreadable: string[] = [];
  for (const { node } of source.nodes) {
    if (!isTranslation(node)) continue;
    const place = `${source.name}:${source.lineOf(node)}`;
    const [first] = partsOf(node, 'arguments');
    const named = first?.type === 'ObjectExpression' ? namedArguments(first) : undefined;
    const message = named === undefined ? stringOf(first) : stringOf(named.get('message'));
    const comment = named?.has('comment') ? commentOf(named.get('comment')) : '';
    if (message === undefined || comment === undefined) unreadable.push(place);
    else strings.push({ message, key: comment === '' ? message : `${message}/${comment}`, place });
  }
  return { strings, unreadable };
}

function namedArguments(object: SyntaxNode): ReadonlyMap<unknown, SyntaxNode | undefined> {
  return new Map(
    partsOf(object, 'properties').map((property) =>
      // A constant of the same name stands there alone.
      property.type === 'Identifier'
        ? [property.value, property]
        : [part(property, 'key')?.value, part(property, 'value')],
    ),
  );
}

function commentOf(comment: SyntaxNode | undefined): string | undefined {
  if (comment?.type !== 'ArrayExpression') return stringOf(comment);
  const lines = partsOf(comment, 'elements').map((element) => stringOf(element));
  return lines.includes(undefined) ? undefined : lines.join('');
}

/**
 * The places where a translated text becomes a part of a longer one: with `+`, in a template, or joined with
 * others by anything but a line break or a mark that separates facts.
 */
export function gluedIn(source: Source): readonly string[] {
  const texts = textNames(source);
  const isText = (node: SyntaxNode | undefined): boolean =>
    node !== undefined && (isTranslation(node) || mayBe(node, isText) || isNamed(node, texts));
  return source.nodes
    .filter(({ node, holders }) => isGlued(node, holders, isText))
    .map(({ node }) => `${source.name}:${source.lineOf(node)}`);
}

/** The constants of a file that are translated texts, and its functions that return one. */
function textNames(source: Source): ReadonlySet<unknown> {
  const isText = (node: SyntaxNode | undefined): boolean =>
    node !== undefined && (isTranslation(node) || mayBe(node, isText));
  const names = new Set<unknown>();
  for (const { node, holders } of source.nodes) {
    if (node.type === 'VariableDeclarator' && isText(part(node, 'init'))) {
      names.add(part(node, 'id')?.value);
    }
    if (node.type === 'ReturnStatement' && isText(part(node, 'argument'))) {
      names.add(functionName(holders));
    }
    if (node.type === 'ArrowFunctionExpression' && isText(part(node, 'body'))) {
      names.add(functionName([node, ...holders]));
    }
  }
  names.delete(undefined);
  return names;
}

/** The name of the innermost function, where it has one. */
function functionName(holders: readonly SyntaxNode[]): unknown {
  const place = holders.findIndex(({ type }) =>
    /(Function(Declaration|Expression)|Method)$/.test(type),
  );
  const [found, holder] = holders.slice(place);
  if (found?.type === 'FunctionDeclaration') return part(found, 'identifier')?.value;
  return holder?.type === 'VariableDeclarator' ? part(holder, 'id')?.value : undefined;
}

/** A constant that is a text, or the call of a function that returns one. */
function isNamed(node: SyntaxNode, texts: ReadonlySet<unknown>): boolean {
  const name = node.type === 'CallExpression' ? part(node, 'callee') : node;
  return name?.type === 'Identifier' && texts.has(name.value);
}

/** Whether a choice between texts, or one in parentheses, is a text. */
function mayBe(node: SyntaxNode, isText: (node: SyntaxNode | undefined) => boolean): boolean {
  if (node.type === 'ParenthesisExpression') return isText(part(node, 'expression'));
  if (node.type !== 'ConditionalExpression') return false;
  return isText(part(node, 'consequent')) || isText(part(node, 'alternate'));
}

/** What stands between facts, or lines; an icon stands before a text. */
const separators = /^(?:\s*[\n\t·|]\s*|\$\([\w~-]+\) )*$/;

function isGlued(
  node: SyntaxNode,
  holders: readonly SyntaxNode[],
  isText: (node: SyntaxNode | undefined) => boolean,
): boolean {
  switch (node.type) {
    case 'BinaryExpression':
      return (
        node.operator === '+' &&
        [part(node, 'left'), part(node, 'right')].some((each) => isText(each))
      );
    case 'TemplateLiteral': {
      // One with a tag is a piece of a page.
      if (holders[0]?.type === 'TaggedTemplateExpression') return false;
      const between = partsOf(node, 'quasis').map(({ cooked }) => String(cooked));
      return (
        partsOf(node, 'expressions').some((each) => isText(each)) &&
        !between.every((each) => separators.test(each))
      );
    }
    case 'CallExpression': {
      const callee = part(node, 'callee');
      if (callee?.type !== 'MemberExpression' || part(callee, 'property')?.value !== 'join') {
        return false;
      }
      const list = part(callee, 'object');
      const [separator] = partsOf(node, 'arguments');
      return (
        list?.type === 'ArrayExpression' &&
        partsOf(list, 'elements').some((each) => isText(each)) &&
        !separators.test(stringOf(separator) ?? ',')
      );
    }
    default:
      return false;
  }
}
