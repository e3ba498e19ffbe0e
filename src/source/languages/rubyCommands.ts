import * as codes from '../scanner/characters.ts';
import * as frames from '../scanner/frames.ts';
import type { Scan } from '../scanner/scan.ts';
import * as tokens from '../scanner/tokens.ts';

/** An operand begins: behind a name and a blank it is the first argument of a call without brackets. */
export function beginOperand(scan: Scan): void {
  if (scan.previous !== tokens.word || scan.lineStart || scan.expectsParameters) return;
  const before = scan.code(scan.tokenStart - 1);
  if (before !== codes.space && before !== codes.tab) return;
  scan.push(frames.commandFrame, scan.chain()).start = scan.tokenStart;
  scan.token(tokens.opened);
}

/** Ends the calls without brackets whose arguments end here. */
export function endCommands(scan: Scan): void {
  while (scan.top.kind === frames.commandFrame || scan.top.kind === frames.lambdaFrame) scan.pop();
}
