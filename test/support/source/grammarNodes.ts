import type { Node } from './grammars.ts';

// How the trees of all grammars are read.

export interface CallParts {
  readonly callee: string;
  readonly argument: number | string;
}

/** What the nodes of a grammar mean. */
export interface Grammar {
  readonly strings: ReadonlySet<string>;
  /** Nodes of these types within a string make it interpolated. */
  readonly holes: ReadonlySet<string>;
  /** Strings within are not held by calls outside. */
  readonly functions: ReadonlySet<string>;
  /** Nodes that do not come between a string and a concatenation. */
  readonly transparent: ReadonlySet<string>;
  isNone?(node: Node): boolean;
  concatenates(node: Node): boolean;
  /** The key that a node gives to a child. */
  keyOf(node: Node, child: Node): string | undefined;
  /** The call that a node is, where the child is within its arguments; 'none' where it is a border. */
  call(node: Node, child: Node, string: Node): CallParts | 'none' | undefined;
}

export function field(node: Node, name: string): Node | null {
  return node.childForFieldName(name);
}

export function isField(node: Node, name: string, child: Node): boolean {
  return field(node, name)?.id === child.id;
}

export function named(node: Node): Node[] {
  return node.namedChildren.filter(
    (child): child is Node =>
      child !== null && !child.type.includes('comment') && child.type !== 'optional_chain',
  );
}

function positionIn(list: Node, child: Node): number {
  return named(list).findIndex(({ id }) => id === child.id);
}

/** The string of which a key consists, or its text. */
export function keyText(node: Node): string {
  const { text } = node;
  const computed = node.type === 'computed_property_name' ? named(node)[0] : undefined;
  if (computed !== undefined) return keyText(computed);
  const quoted = /^(?:[a-zA-Z$@]*)(["'])([\s\S]*)\1$/.exec(text);
  return quoted?.[2] ?? text.replace(/^[:@]/, '');
}

/** A callee with its parts joined by dots. */
export function calleeText(node: Node | null): string {
  if (node === null) return '';
  switch (node.type) {
    case 'member_expression':
    case 'attribute':
    case 'selector_expression':
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
    case 'class_constant_access_expression':
    case 'scoped_property_access_expression':
    case 'scope_resolution':
    case 'field_access':
    case 'qualified_name':
    case 'scoped_type_identifier':
    case 'qualified_type': {
      const parts = node.children.filter(
        (child): child is Node =>
          child !== null &&
          (child.isNamed || child.type === 'this' || child.type === 'base') &&
          !/^(?:type_arguments|type_argument_list|optional_chain|comment)$/.test(child.type),
      );
      if (node.type === 'qualified_name' && node.text.includes('\\')) return node.text;
      return join(parts.map(calleeText));
    }
    case 'call_expression':
    case 'invocation_expression':
    case 'function_call_expression':
      return calleeText(field(node, 'function'));
    case 'method_invocation':
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
      return join([calleeText(field(node, 'object')), calleeText(field(node, 'name'))]);
    case 'scoped_call_expression':
      return join([calleeText(field(node, 'scope')), calleeText(field(node, 'name'))]);
    case 'call':
      return field(node, 'function') !== null
        ? calleeText(field(node, 'function'))
        : join([calleeText(field(node, 'receiver')), calleeText(field(node, 'method'))]);
    case 'new_expression':
      return calleeText(field(node, 'constructor'));
    case 'object_creation_expression':
      return calleeText(field(node, 'type') ?? named(node)[0] ?? null);
    case 'subscript_expression':
    case 'element_access_expression':
    case 'array_access':
    case 'subscript':
    case 'index_expression':
    case 'element_reference':
      return indexed(node);
    case 'parenthesized_expression':
    case 'parenthesized_statements':
    case 'await_expression':
    case 'await':
    case 'non_null_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'instantiation_expression':
    case 'generic_name':
    case 'generic_type':
    case 'cast_expression':
    case 'postfix_unary_expression':
    case 'conditional_access_expression':
    case 'pointer_type':
      return unwrapped(node);
    case 'member_binding_expression':
      return calleeText(field(node, 'name'));
    case 'variable_name':
      return node.text.replace(/^\$/, '');
    case 'string':
    case 'string_literal':
    case 'interpreted_string_literal':
    case 'encapsed_string':
    case 'array':
    case 'object':
    case 'list':
    case 'dictionary':
      return '';
    default:
      return node.text;
  }
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('.');
}

function indexed(node: Node): string {
  const [object, index] = named(node);
  const list = index?.type.includes('argument_list') ? named(index)[0] : index;
  const only = list?.type === 'argument' ? named(list)[0] : list;
  const isString = only?.type.includes('string') === true;
  return join([calleeText(object ?? null), isString && only !== undefined ? keyText(only) : '']);
}

function unwrapped(node: Node): string {
  const children = named(node);
  switch (node.type) {
    case 'cast_expression':
      return calleeText(field(node, 'value') ?? children.at(-1) ?? null);
    case 'conditional_access_expression':
      return join(children.map(calleeText));
    default:
      return calleeText(children[0] ?? null);
  }
}

/** Lists of arguments, whose place the caller needs before the call around them is reached. */
export const argumentLists = new Set([
  'arguments',
  'argument_list',
  'annotation_argument_list',
  'attribute_argument_list',
]);

/** The position or name of an argument. */
export function argumentOf(list: Node, child: Node, string: Node): number | string {
  const name =
    child.type === 'keyword_argument' ||
    child.type === 'argument' ||
    child.type === 'element_value_pair'
      ? (field(child, 'name') ?? field(child, 'key'))
      : child.type === 'pair' && list.type === 'argument_list'
        ? field(child, 'key')
        : null;
  // What names an argument has the place of the argument.
  if (name !== null && name.id !== string.id) return keyText(name);
  if (child.type === 'attribute_argument') {
    const written = /^(\w+)\s*[:=](?!=)/.exec(child.text);
    if (written?.[1] !== undefined) return written[1];
  }
  return positionIn(list, child);
}
