import type { SourceLanguage } from '../../../src/source/found.ts';
import type { CallParts, Grammar } from './grammarNodes.ts';
import { type Node, parserOf } from './grammars.ts';
import { grammarOf } from './grammarTables.ts';

/** What a grammar says of a string literal. */
export interface GrammarString {
  readonly start: number;
  readonly end: number;
  /** The node's type, for reasons of differences. */
  readonly type: string;
  /** Whether it is interpolated or part of a concatenation. */
  readonly dynamic: boolean;
  readonly call: { callee: string; argument: number | string } | undefined;
  readonly path: readonly string[];
  /** The types of the nodes around it, innermost first. */
  readonly around: readonly string[];
}

export interface Parsed {
  readonly strings: readonly GrammarString[];
  /** Whether the grammar understood all of the text. */
  readonly complete: boolean;
}

/** Makes something that says what a language's grammar finds in a text. */
export async function oracleOf(
  language: SourceLanguage,
): Promise<{ parse: (text: string) => Parsed; delete: () => void }> {
  const parser = await parserOf(language);
  const grammar = grammarOf(language);
  return {
    parse: (text) => {
      const tree = parser.parse(text);
      if (tree === null) throw new Error('The grammar gave no tree.');
      const strings: GrammarString[] = [];
      collect(tree.rootNode, grammar, strings);
      const complete = !tree.rootNode.hasError;
      tree.delete();
      strings.sort((a, b) => a.start - b.start);
      return { strings, complete };
    },
    delete: () => parser.delete(),
  };
}

function collect(root: Node, grammar: Grammar, strings: GrammarString[]): void {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.isNamed && grammar.strings.has(node.type) && !grammar.isNone?.(node))
      strings.push(stringOf(node, grammar));
    for (const child of node.children) if (child !== null) waiting.push(child);
  }
}

function stringOf(node: Node, grammar: Grammar): GrammarString {
  const path: string[] = [];
  const around: string[] = [];
  const place = { start: node.startIndex, end: node.endIndex, type: node.type, around };
  let dynamic = isInterpolated(node, grammar);
  let call: GrammarString['call'];
  let child = node;
  let isDirect = true;
  for (let parent = child.parent; parent !== null; parent = parent.parent) {
    around.push(parent.type);
    if (isDirect && grammar.concatenates(parent)) dynamic = true;
    if (!grammar.transparent.has(parent.type)) isDirect = false;
    if (grammar.functions.has(parent.type)) break;
    const key = grammar.keyOf(parent, child);
    if (key !== undefined) path.unshift(key);
    const parts = grammar.call(parent, child, node);
    if (parts === 'none') break;
    if (parts !== undefined) {
      call = { callee: parts.callee, argument: parts.argument };
      break;
    }
    child = parent;
  }
  return { ...place, dynamic, call, path };
}

function isInterpolated(node: Node, grammar: Grammar): boolean {
  return node.namedChildren.some((child) => {
    if (child === null) return false;
    const isBody = child.type === 'heredoc_body' && isInterpolated(child, grammar);
    return isBody || grammar.holes.has(child.type);
  });
}

export type { CallParts };
