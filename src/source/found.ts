/** The languages whose source text is understood, by VS Code's ids. */
export const sourceLanguages = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'java',
  'go',
  'csharp',
  'php',
  'ruby',
] as const;

export type SourceLanguage = (typeof sourceLanguages)[number];

/** Whether it is the id of a language whose source text is understood. */
export function isSourceLanguage(languageId: string): languageId is SourceLanguage {
  return sourceLanguages.some((known) => known === languageId);
}

/** The call that holds a string, and where in it. */
export interface FoundCall {
  /**
   * What is called, as written, its parts joined by dots in every language: `client.groups.detail`,
   * `this.groups.detail`, `@groups.detail`, `GetGroupDto` for `new GetGroupDto`. Arguments of calls within
   * the chain and of types are left out: `new Param("a").withCode("b")` is `Param.withCode`.
   */
  readonly callee: string;
  /** The position of the argument from 0, or its name. */
  readonly argument: number | string;
  /** The keys from the argument down to the string, places in lists left out: `["list", "code"]`. */
  readonly path: readonly string[];
}

/** Where something stands in a call, a literal or an assignment. */
export interface FoundPlace {
  /** The innermost call that holds it. Absent where none does, and in functions within arguments. */
  readonly call?: FoundCall;
  /** The keys down to it where no call holds it; absent where there are none. */
  readonly path?: readonly string[];
  /**
   * The type of the literal that has the last of the keys, as written with dots: `dto.GetGroupDto` of
   * `&dto.GetGroupDto{Code: "x"}`, `GetGroupDto` of `new GetGroupDto { Code = "x" }`.
   */
  readonly type?: string;
  /**
   * What it is assigned to, as a callee is written, where no call holds it: `EDITORS`, `req.Code`,
   * `params.code` for `params["code"]`.
   */
  readonly target?: string;
  /**
   * The brackets that hold it, by where the content of each begins: from the innermost out to those of the call, or
   * of the outermost literal that has a key of `path`. What stands in the same call has the same last one.
   */
  readonly within?: readonly number[];
  /**
   * What it is, where it is not the value of its place: a `key` that names a value, an `index` between
   * brackets, or an `operand` of something else than a choice between values, such as a comparison.
   */
  readonly use?: 'key' | 'index' | 'operand';
}

/** A string literal of a source text. All offsets are in UTF-16 units. */
export interface FoundString extends FoundPlace {
  /** Of the literal with its quotes and what goes before them. */
  readonly start: number;
  /** Behind the closing quote; of a literal that is still open, where its line or the text ends. */
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** What it says, escapes resolved; undefined where it is interpolated or part of a concatenation. */
  readonly value: string | undefined;
  /** Whether its closing quote is there. */
  readonly closed: boolean;
}

/** The name of a constant of the same file, where it stands for a string. */
export interface FoundReference extends FoundPlace {
  readonly start: number;
  readonly end: number;
  /** As written, with dots: `EDITORS`, `GROUPS.editors`, `self.EDITORS`. */
  readonly name: string;
  /** The literal the constant was given. */
  readonly literal: FoundString;
}

/** A part of a text, in UTF-16 units. */
export interface TextRange {
  readonly from?: number;
  readonly to?: number;
}
