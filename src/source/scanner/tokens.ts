/** What the last token was, as far as it matters for the next. The order matters: see `endsOperand`. */
export const nothing = 0;
export const opened = 1;
export const separator = 2;
export const operator = 3;
/** A word of the language that something follows, such as `return`. */
export const keyword = 4;
/** What joins the parts of a callee. */
export const member = 5;
export const word = 6;
export const closed = 7;
export const literal = 8;
export const number = 9;

/**
 * What the last operator was: one that gives a value to a name or a key, `+`, one that makes something else,
 * `=>`, or one that chooses between values.
 */
export const giving = 0;
export const joining = 1;
export const computing = 2;
export const arrow = 3;
export const choosing = 4;

/** Of what a block is expected in a frame, where braces may also be those of a literal. */
export const noHeader = 0;
export const controlHeader = 1;
export const functionHeader = 2;
