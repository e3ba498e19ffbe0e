import * as codes from './characters.ts';
import * as frames from './frames.ts';
import type { Scan } from './scan.ts';
import { compute } from './symbols.ts';
import * as tokens from './tokens.ts';

/** Longer arguments of types than this are not looked for. */
const longest = 400;

/** `<`: the arguments of a type, a tag, or an operator. */
export function openAngle(
  scan: Scan,
  { types, tags }: { readonly types: boolean; readonly tags: boolean },
): void {
  if (scan.endsOperand || scan.previous === tokens.member) {
    const isNested = scan.top.kind === frames.typeFrame;
    if (types && (isNested || isFollowed(scan))) pushTypes(scan);
    else compute(scan, 1);
    return;
  }
  const next = scan.following;
  const isTag = next === codes.greater || (codes.isWordCode(next) && !codes.isDigit(next));
  if (tags && isTag && !(types && isTypeParameter(scan))) {
    scan.push(frames.tagFrame, undefined);
    scan.at += 1;
    scan.token(tokens.opened);
  } else if (types && isTag && closingAngle(scan) >= 0) pushTypes(scan);
  else compute(scan, 1);
}

/** `<T,>` and `<T extends X>` before a function where tags are possible. */
function isTypeParameter(scan: Scan): boolean {
  let at = scan.at + 1;
  while (codes.isWordCode(scan.code(at)) && at - scan.at < 50) at += 1;
  if (scan.code(at) === codes.comma) return true;
  return scan.text.startsWith(' extends ', at) || scan.text.startsWith(' = ', at);
}

function pushTypes(scan: Scan): void {
  const { before } = scan;
  scan.push(frames.typeFrame, scan.chain()).outerBefore = before;
  scan.at += 1;
  scan.token(tokens.opened);
}

/** Whether what stands behind the `>` may do so behind a type, but not behind a comparison; or what is before the `<`. */
function isFollowed(scan: Scan): boolean {
  const end = closingAngle(scan);
  if (end < 0 || scan.previous === tokens.member) return end >= 0;
  if (scan.code(end) === codes.equals) return false;
  return '(){}[].,:;>?`|&='.includes(scan.text.charAt(scan.nextOffset(end)));
}

/** Behind the `>` that closes the `<` here, if what is between may be types; else below 0. */
function closingAngle(scan: Scan): number {
  const { text } = scan;
  const limit = scan.reach(longest);
  let angles = 0;
  let others = 0;
  for (let at = scan.at; at < limit; at += 1) {
    const sign = text.charAt(at);
    if (sign === '<') angles += 1;
    else if (sign === '>' && text.charAt(at - 1) !== '=') {
      angles -= 1;
      if (angles === 0) return others === 0 ? at + 1 : -1;
    } else if ('([{'.includes(sign)) others += 1;
    else if (')]}'.includes(sign)) {
      others -= 1;
      if (others < 0) return -1;
    } else if (endsTypes(sign, text.charAt(at + 1), others > 0)) return -1;
  }
  scan.vainLooks += 1;
  return -1;
}

/** Whether no type has a sign, by what is behind it and whether it is in brackets. */
function endsTypes(sign: string, next: string, isInBrackets: boolean): boolean {
  if (sign === ';') return !isInBrackets;
  if (sign === '=') return next !== '>';
  if (sign === '&' || sign === '|') return next === sign;
  return '+/*!'.includes(sign);
}

/** `>`: the end of the arguments of a type, or an operator. */
export function closeAngle(scan: Scan, length: number): void {
  if (scan.top.kind === frames.typeFrame) {
    const { callee, before, outerBefore } = scan.pop();
    scan.before = outerBefore;
    scan.at += 1;
    scan.setChain(callee);
    // In place of what went before the arguments, or of an assertion of a type.
    scan.previous = before === tokens.word || before === tokens.member ? before : tokens.operator;
    scan.operator = tokens.choosing;
    return;
  }
  compute(scan, length);
}
