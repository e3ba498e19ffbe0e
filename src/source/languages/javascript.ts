import { braceByPrevious, openParen } from '../scanner/brackets.ts';
import * as codes from '../scanner/characters.ts';
import { decodeJavaScript } from '../scanner/decode.ts';
import * as frames from '../scanner/frames.ts';
import { dollarHole } from '../scanner/holes.ts';
import * as keywords from '../scanner/keywords.ts';
import { asWritten, type LiteralSpec, oneLine } from '../scanner/literals.ts';
import { clearPlaces, pushArgument } from '../scanner/places.ts';
import type { Language, Scan } from '../scanner/scan.ts';
import { beginString, noteString, readString, stringLiteral } from '../scanner/strings.ts';
import * as symbols from '../scanner/symbols.ts';
import * as tokens from '../scanner/tokens.ts';
import { closeAngle, openAngle } from '../scanner/typeArguments.ts';
import { slashComments } from './cLike.ts';

const words = keywords.keywordsOf(
  [keywords.follows | keywords.statement, 'const var return throw break continue case export'],
  [keywords.follows | keywords.statement | keywords.contextual, 'let import'],
  [keywords.follows, 'new typeof delete await yield'],
  [
    keywords.follows | keywords.contextual,
    'default type async get set static public private protected readonly namespace',
  ],
  [keywords.control | keywords.statement, 'if for while switch with'],
  [keywords.control | keywords.statement | keywords.contextual, 'catch'],
  [keywords.alone, 'else finally'],
  [keywords.alone | keywords.statement, 'try do'],
  [keywords.follows | keywords.parameters, 'function'],
  [keywords.follows | keywords.body, 'class'],
  [keywords.follows | keywords.body | keywords.contextual, 'interface'],
  [keywords.follows | keywords.enumeration | keywords.contextual, 'enum'],
  [keywords.follows | keywords.infix, 'extends implements'],
  [keywords.follows | keywords.infix | keywords.contextual, 'as satisfies of is from'],
  [keywords.follows | keywords.infix | keywords.comparing, 'in instanceof'],
);

const double = oneLine(codes.doubleQuote, decodeJavaScript);
const single = oneLine(codes.singleQuote, decodeJavaScript);
const template: LiteralSpec = {
  ...oneLine(codes.backtick, decodeJavaScript),
  multiline: true,
  hole: dollarHole,
};
const expression = oneLine(codes.slash, asWritten, { passedOver: true });

/** Behind a letter it begins no string: it is text between tags, or of a comment half typed. */
function apostrophe(scan: Scan): void {
  const isText = scan.previous === tokens.word && codes.isWordCode(scan.code(scan.at - 1));
  if (isText) symbols.pass(scan);
  else stringLiteral(scan, 1, single);
}

/** Behind a name it is the argument of what is named. */
function backtick(scan: Scan): void {
  const isArgument = scan.previous === tokens.word || scan.previous === tokens.closed;
  if (!isArgument || scan.lineStart) {
    stringLiteral(scan, 1, template);
    return;
  }
  const draft = pushArgument(scan, () => beginString(scan, scan.at, scan.at + 1, template));
  scan.at += 1;
  readString(scan, draft);
}

function slash(scan: Scan): void {
  if (scan.endsOperand) symbols.compute(scan, 1);
  else regularExpression(scan);
}

const longestExpression = 5000;

/** One that does not end on its line is a division that is being typed. */
function regularExpression(scan: Scan): void {
  const { text } = scan;
  let isClass = false;
  const limit = scan.reach(longestExpression);
  for (let at = scan.at + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (codes.isLineEnd(code)) break;
    if (code === codes.backslash) at += 1;
    else if (code === codes.openBracket) isClass = true;
    else if (code === codes.closeBracket) isClass = false;
    else if (code === codes.slash && !isClass) {
      scan.at = scan.wordEnd(at + 1);
      noteString(scan, beginString(scan, at, at, expression));
      return;
    }
  }
  scan.vainLooks += 1;
  symbols.compute(scan, 1);
}

function atSign(scan: Scan): void {
  scan.expectsDecorator = true;
  scan.at += 1;
  if (scan.top.kind === frames.classFrame) scan.previous = tokens.nothing;
}

function paren(scan: Scan): void {
  const { top } = scan;
  // A method of an object literal.
  if (top.kind === frames.objectFrame && top.key === undefined && scan.previous === tokens.word) {
    const { before } = scan;
    if (before === tokens.opened || before === tokens.separator || before === tokens.keyword) {
      scan.expectsParameters = true;
    }
  }
  openParen(scan);
}

function colon(scan: Scan): void {
  const { top } = scan;
  switch (top.kind) {
    case frames.objectFrame:
      symbols.nameByPrevious(scan);
      break;
    case frames.callFrame:
      // No call has types: these are the parameters of a method.
      if (
        scan.isFirst &&
        !(scan.previous === tokens.closed && frames.isParen(scan.closedFrame.kind))
      ) {
        top.kind = frames.parametersFrame;
        clearPlaces(scan, top.firstDraft);
      }
      top.target = scan.chain();
      break;
    case frames.blockFrame:
      if (top.marked || (scan.previous === tokens.word && scan.before === tokens.nothing)) {
        top.marked = false;
        scan.at += 1;
        scan.token(tokens.nothing);
        return;
      }
      top.declared = scan.chain();
      break;
    case frames.classFrame:
    case frames.parametersFrame:
      if (scan.previous === tokens.word) top.declared = scan.chain();
      break;
    default:
  }
  scan.operate(tokens.giving, 1);
}

function keyword(scan: Scan, flags: number, start: number): void {
  const { text, top } = scan;
  if (top.kind === frames.blockFrame) {
    const isCase = text.startsWith('case', start) && scan.at - start === 4;
    const isDefault = text.startsWith('default', start);
    if (isCase || (isDefault && scan.nextCode(scan.at) === codes.colon)) top.marked = true;
  }
  if (
    top.kind === frames.groupFrame &&
    (flags & keywords.infix) !== 0 &&
    text.charCodeAt(start) !== 105
  ) {
    top.declared ??= scan.chain();
  }
}

function brace(scan: Scan): number {
  if (scan.previous === tokens.closed && scan.closedFrame.kind === frames.callFrame) {
    // What looked like a call was the head of a method.
    clearPlaces(scan, scan.closedFrame.firstDraft);
    scan.names?.bound?.(scan, true);
  }
  return braceByPrevious(scan);
}

function javaScript(options: { readonly types: boolean; readonly tags: boolean }): Language {
  return {
    keywords: words,
    wordCharacters: '$#',
    bareMethods: true,
    brace,
    colon,
    keyword,
    symbols: {
      ...slashComments,
      '"': symbols.quoted(double),
      "'": apostrophe,
      '`': backtick,
      '/': slash,
      // An optional parameter or member.
      '?:': symbols.pass,
      '!': symbols.assert,
      '@': atSign,
      '(': paren,
      '<': (scan) => openAngle(scan, options),
      '>': closeAngle,
      '>=': closeAngle,
      '=>': symbols.functionArrow,
    },
  };
}

export const javascript = javaScript({ types: false, tags: true });
export const typescript = javaScript({ types: true, tags: false });
export const typescriptreact = javaScript({ types: true, tags: true });
