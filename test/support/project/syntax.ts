import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import * as v from 'valibot';
import { root } from '../../../devhost/paths.ts';

const NodeSchema = v.looseObject({
  type: v.string(),
  span: v.optional(v.object({ start: v.number(), end: v.number() })),
});

/** A piece of a source file, as the parser names it. */
export type SyntaxNode = v.InferOutput<typeof NodeSchema>;

/** A parsed file. */
export interface Source {
  readonly name: string;
  /** Every piece, those that hold others before these, with what holds it, innermost first. */
  readonly nodes: readonly { readonly node: SyntaxNode; readonly holders: readonly SyntaxNode[] }[];
  /** The line that a piece begins on, from 1. */
  readonly lineOf: (node: SyntaxNode) => number;
}

/** Parses a file. @param name as it is named in what the test says of it */
export function parseSource(name: string, text: string): Source {
  const module = nodeOf(
    parseSync(text, { syntax: 'typescript', decorators: true, target: 'es2022' }),
  );
  if (module?.span === undefined) throw new Error(`${name} was not parsed.`);
  const nodes: Source['nodes'][number][] = [];
  collect(module, [], nodes);
  const bytes = Buffer.from(text);
  // The parser counts bytes, on from the file before; a file begins with its first piece.
  const leading = bytes.length - Buffer.byteLength(text.trimStart());
  const start = module.span.start - leading;
  return {
    name,
    nodes,
    lineOf: ({ span }) =>
      bytes
        .subarray(0, (span?.start ?? start) - start)
        .toString()
        .split('\n').length,
  };
}

/** All of src/, parsed. */
export function parseSources(): readonly Source[] {
  const folder = join(root, 'src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ text }) => text.includes('l10n.t('))
    .map(({ name, text }) => parseSource(name, text));
}

/** A part of a piece that is a piece itself. */
export function part(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return nodeOf(node[name]);
}

/** A part that is a list of pieces; those that stand in it behind `...` or as arguments too. */
export function partsOf(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  const list = node[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const inner = v.safeParse(v.looseObject({ expression: NodeSchema }), item);
    return (inner.success ? inner.output.expression : nodeOf(item)) ?? [];
  });
}

/** What a string says that is written down whole: a literal, or a template without anything put in. */
export function stringOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'StringLiteral' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral' || partsOf(node, 'expressions').length > 0) return undefined;
  const [piece] = partsOf(node, 'quasis');
  return typeof piece?.cooked === 'string' ? piece.cooked : undefined;
}

function nodeOf(value: unknown): SyntaxNode | undefined {
  return v.is(NodeSchema, value) ? value : undefined;
}

function collect(
  node: SyntaxNode,
  holders: readonly SyntaxNode[],
  nodes: Source['nodes'][number][],
): void {
  nodes.push({ node, holders });
  const within = [node, ...holders];
  for (const value of Object.values(node)) collectFrom(value, within, nodes);
}

/** Through lists, and through what has no type of its own, such as an argument. */
function collectFrom(
  value: unknown,
  holders: readonly SyntaxNode[],
  nodes: Source['nodes'][number][],
): void {
  if (typeof value !== 'object' || value === null) return;
  const node = nodeOf(value);
  if (node !== undefined) collect(node, holders, nodes);
  else for (const inner of Object.values(value)) collectFrom(inner, holders, nodes);
}
