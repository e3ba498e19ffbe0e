import type { SourceLanguage } from '../../../src/source/found.ts';
import {
  argumentLists,
  argumentOf,
  calleeText,
  field,
  type Grammar,
  isField,
  keyText,
  named,
} from './grammarNodes.ts';
import type { Node } from './grammars.ts';

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

/** Adds the position of the argument, which the node between the call and the argument has. */
function withArguments(grammar: Grammar): Grammar {
  let last: { list: number; argument: number | string } | undefined;
  return {
    ...grammar,
    call: (node, child, string) => {
      if (argumentLists.has(node.type)) {
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
