import type { SourceLanguage } from '../../../src/source/found.ts';
import type { Node } from './grammars.ts';

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

function field(node: Node, name: string): Node | null {
  return node.childForFieldName(name);
}

function isField(node: Node, name: string, child: Node): boolean {
  return field(node, name)?.id === child.id;
}

function named(node: Node): Node[] {
  return node.namedChildren.filter(
    (child): child is Node =>
      child !== null && !child.type.includes('comment') && child.type !== 'optional_chain',
  );
}

function positionIn(list: Node, child: Node): number {
  return named(list).findIndex(({ id }) => id === child.id);
}

/** The string of which a key consists, or its text. */
function keyText(node: Node): string {
  const { text } = node;
  const computed = node.type === 'computed_property_name' ? named(node)[0] : undefined;
  if (computed !== undefined) return keyText(computed);
  const quoted = /^(?:[a-zA-Z$@]*)(["'])([\s\S]*)\1$/.exec(text);
  return quoted?.[2] ?? text.replace(/^[:@]/, '');
}

/** A callee with its parts joined by dots. */
function calleeText(node: Node | null): string {
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

const javaScript: Grammar = {
  strings: new Set(['string', 'template_string']),
  holes: new Set(['template_substitution']),
  functions: new Set([
    'arrow_function',
    'function_expression',
    'function_declaration',
    'generator_function',
    'generator_function_declaration',
    'method_definition',
    'class_body',
    'statement_block',
    'formal_parameters',
    'type_arguments',
    'type_parameters',
  ]),
  transparent: new Set(['as_expression', 'satisfies_expression', 'non_null_expression']),
  // A type such as `'a' | 'b'` is one too, and so are names of modules.
  concatenates: (node) =>
    node.type === 'binary_expression' && node.children.some((child) => child?.type === '+'),
  keyOf: (node, child) => {
    const isMember = node.type === 'property_signature' && node.parent?.type === 'object_type';
    if (node.type !== 'pair' && !isMember) return undefined;
    const key = field(node, node.type === 'pair' ? 'key' : 'name');
    return key !== null && key.id !== child.id ? keyText(key) : undefined;
  },
  call: (node, child) => {
    if (node.type !== 'call_expression' && node.type !== 'new_expression') return undefined;
    if (!isField(node, 'arguments', child)) return undefined;
    const callee = calleeText(field(node, 'function') ?? field(node, 'constructor'));
    return { callee, argument: 0 };
  },
};

const python: Grammar = {
  strings: new Set(['string']),
  holes: new Set(['interpolation']),
  functions: new Set(['lambda', 'function_definition', 'class_definition', 'block', 'parameters']),
  transparent: new Set(),
  concatenates: (node) =>
    node.type === 'concatenated_string' ||
    (node.type === 'binary_operator' && node.children.some((child) => child?.type === '+')),
  keyOf: (node, child) =>
    node.type === 'pair' && isField(node, 'value', child)
      ? keyText(field(node, 'key') ?? node)
      : undefined,
  call: (node, child) =>
    node.type === 'call' && isField(node, 'arguments', child)
      ? { callee: calleeText(field(node, 'function')), argument: 0 }
      : undefined,
};

const java: Grammar = {
  strings: new Set(['string_literal']),
  holes: new Set(['string_interpolation']),
  functions: new Set([
    'lambda_expression',
    'block',
    'class_body',
    'enum_body',
    'formal_parameters',
  ]),
  transparent: new Set(),
  concatenates: (node) =>
    node.type === 'binary_expression' && node.children.some((child) => child?.type === '+'),
  keyOf: () => undefined,
  call: (node, child) => {
    switch (node.type) {
      case 'method_invocation':
        return isField(node, 'arguments', child)
          ? { callee: calleeText(node), argument: 0 }
          : undefined;
      case 'object_creation_expression':
        return isField(node, 'arguments', child)
          ? { callee: calleeText(field(node, 'type')), argument: 0 }
          : undefined;
      case 'annotation':
      case 'enum_constant':
        return isField(node, 'arguments', child)
          ? { callee: calleeText(field(node, 'name')), argument: 0 }
          : undefined;
      case 'explicit_constructor_invocation':
        return { callee: calleeText(field(node, 'constructor')), argument: 0 };
      default:
        return undefined;
    }
  },
};

const go: Grammar = {
  strings: new Set(['interpreted_string_literal', 'raw_string_literal']),
  holes: new Set(),
  functions: new Set(['func_literal', 'function_declaration', 'block', 'parameter_list']),
  transparent: new Set(),
  concatenates: (node) =>
    node.type === 'binary_expression' && node.children.some((child) => child?.type === '+'),
  keyOf: (node, child) =>
    node.type === 'keyed_element' && isField(node, 'value', child)
      ? keyText(field(node, 'key') ?? node)
      : undefined,
  call: (node, child) =>
    node.type === 'call_expression' && isField(node, 'arguments', child)
      ? { callee: calleeText(field(node, 'function')), argument: 0 }
      : undefined,
};

const csharp: Grammar = {
  strings: new Set([
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
  ]),
  holes: new Set(['interpolation']),
  functions: new Set([
    'lambda_expression',
    'anonymous_method_expression',
    'block',
    'declaration_list',
    'enum_member_declaration_list',
    'parameter_list',
    'arrow_expression_clause',
  ]),
  transparent: new Set(),
  concatenates: (node) =>
    node.type === 'binary_expression' && node.children.some((child) => child?.type === '+'),
  keyOf: (node, child) => {
    if (node.type === 'assignment_expression') {
      const inBraces = node.parent?.type === 'initializer_expression';
      return inBraces && isField(node, 'right', child)
        ? keyText(field(node, 'left') ?? node).replace(/^\[\s*"?|"?\s*\]$/g, '')
        : undefined;
    }
    if (node.type === 'initializer_expression' && node.parent?.type === 'initializer_expression') {
      const [first, second] = named(node);
      const isEntry = second?.id === child.id && first?.type.includes('string') === true;
      return isEntry && first !== undefined ? keyText(first) : undefined;
    }
    return undefined;
  },
  call: (node, child) => {
    const list = field(node, 'arguments');
    switch (node.type) {
      case 'invocation_expression':
        return list?.id === child.id
          ? { callee: calleeText(field(node, 'function')), argument: 0 }
          : undefined;
      case 'object_creation_expression':
        return list?.id === child.id
          ? { callee: calleeText(field(node, 'type')), argument: 0 }
          : undefined;
      case 'implicit_object_creation_expression':
        return child.type === 'argument_list' ? { callee: 'new', argument: 0 } : undefined;
      case 'attribute':
        return child.type === 'attribute_argument_list'
          ? { callee: calleeText(field(node, 'name')), argument: 0 }
          : undefined;
      case 'constructor_initializer':
        return child.type === 'argument_list'
          ? { callee: node.text.includes('base') ? 'base' : 'this', argument: 0 }
          : undefined;
      default:
        return undefined;
    }
  },
};

const php: Grammar = {
  strings: new Set(['string', 'encapsed_string', 'heredoc', 'nowdoc']),
  holes: new Set([
    'variable_name',
    'subscript_expression',
    'member_access_expression',
    'dynamic_variable_name',
    'member_call_expression',
    'scoped_property_access_expression',
    'function_call_expression',
  ]),
  functions: new Set([
    'anonymous_function',
    'arrow_function',
    'compound_statement',
    'declaration_list',
    'formal_parameters',
  ]),
  transparent: new Set(),
  concatenates: (node) =>
    node.type === 'binary_expression' &&
    node.children.some((child) => child?.type === '.' || child?.type === '+'),
  keyOf: (node, child) => {
    if (node.type !== 'array_element_initializer') return undefined;
    const [key, value] = named(node);
    return value?.id === child.id && key !== undefined ? phpKey(key) : undefined;
  },
  call: (node, child) => {
    if (child.type !== 'arguments') return undefined;
    switch (node.type) {
      case 'function_call_expression':
      case 'member_call_expression':
      case 'nullsafe_member_call_expression':
      case 'scoped_call_expression':
      case 'object_creation_expression':
        return { callee: calleeText(node), argument: 0 };
      case 'attribute':
        return { callee: calleeText(named(node)[0] ?? null), argument: 0 };
      default:
        return undefined;
    }
  },
};

function phpKey(node: Node): string {
  return node.type === 'variable_name' ? node.text.replace(/^\$/, '') : keyText(node);
}

const ruby: Grammar = {
  strings: new Set(['string', 'bare_string', 'heredoc_beginning']),
  holes: new Set(['interpolation']),
  functions: new Set([
    'block',
    'do_block',
    'lambda',
    'method',
    'singleton_method',
    'class',
    'module',
  ]),
  transparent: new Set(['bare_string']),
  concatenates: (node) =>
    node.type === 'chained_string' ||
    (node.type === 'binary' && node.children.some((child) => child?.type === '+')),
  keyOf: (node, child) => {
    if (node.type !== 'pair' || !isField(node, 'value', child)) return undefined;
    return node.parent?.type === 'argument_list' ? undefined : keyText(field(node, 'key') ?? node);
  },
  call: (node, child) =>
    node.type === 'call' && isField(node, 'arguments', child)
      ? { callee: calleeText(node), argument: 0 }
      : undefined,
};

/** Lists of arguments, whose place the caller needs before the call around them is reached. */
const lists = new Set([
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

/** Adds the position of the argument, which the node between the call and the argument has. */
function withArguments(grammar: Grammar): Grammar {
  let last: { list: number; argument: number | string } | undefined;
  return {
    ...grammar,
    call: (node, child, string) => {
      if (lists.has(node.type)) {
        last = { list: node.id, argument: argumentOf(node, child, string) };
        return undefined;
      }
      const parts = grammar.call(node, child, string);
      if (parts === undefined || parts === 'none') return parts;
      return { ...parts, argument: last?.list === child.id ? last.argument : 0 };
    },
  };
}

const grammars: Readonly<Record<SourceLanguage, Grammar>> = {
  javascript: javaScript,
  javascriptreact: javaScript,
  typescript: javaScript,
  typescriptreact: javaScript,
  python,
  java,
  go,
  csharp,
  php,
  ruby,
};

export function grammarOf(language: SourceLanguage): Grammar {
  return withArguments(grammars[language]);
}
