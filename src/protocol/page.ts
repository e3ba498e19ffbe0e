// What every panel and its page say to each other, whatever it shows. A page has its own messages beside
// these, in a file of its own.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';

/** A place in a list, or a number that only grows. */
export const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How reading what a panel shows stands. */
export const readStatus = v.variant('state', [
  v.object({ state: v.literal('loading') }),
  v.object({ state: v.literal('loaded') }),
  v.object({
    state: v.literal('failed'),
    /** A sentence for the user. */
    message: v.string(),
    /** What may help. */
    remedy: v.picklist(['retry', 'replaceSecret']),
  }),
  /** The user pool is no longer connected. */
  v.object({ state: v.literal('disconnected') }),
]);

export type ReadStatus = v.InferOutput<typeof readStatus>;

/** What a snapshot of any panel has. */
export const snapshotEntries = {
  /** Stays the same through reloads of the window. */
  panelId: v.string(),
  /** What the page last gave to `saveView`. */
  view: v.optional(v.unknown()),
  status: readStatus,
};

/** Characters that a view takes as JSON at most. */
const longestView = 20_000;

/** How the user looks at what is shown, which the page alone understands. */
const view = v.pipe(v.unknown(), v.check(isSmall));

/** Whether it can be kept: it goes into the state of the workspace, with each change of it. */
function isSmall(value: unknown): boolean {
  try {
    return (JSON.stringify(value)?.length ?? 0) <= longestView;
  } catch {
    // What is no JSON cannot be kept.
    return false;
  }
}

/** What every panel tells its page. */
export const pageUpdates = {
  /** A question that covered the window was answered, so that the page is to have the focus again. */
  questionClosed: nothing,
} as const satisfies Messages;

/** What every page asks of its panel. */
export const pageIntents = {
  /** The page wants a snapshot: it has just begun, or it has missed an update. */
  ready: nothing,
  /**
   * Keep how the user looks at what is shown, for when the page is made anew; the host does not read it. What
   * `setState` keeps would be older, or gone, after a reload of the window.
   */
  saveView: v.object({ view }),
  /** Read again what is shown. */
  refresh: nothing,
  replaceSecret: nothing,
} as const satisfies Messages;

/** A resource of a row; '' where its namespace is not known, or it has no type. */
export const resourceOfRow = v.object({
  code: v.pipe(v.string(), v.nonEmpty()),
  namespace: v.string(),
  type: v.string(),
});

/** A resource of a row. */
export type ResourceOfRow = v.InferOutput<typeof resourceOfRow>;

/** The kinds of files that rows are exported to. */
export const exportFormat = v.picklist(['csv', 'json']);

/** A kind of file that rows are exported to. */
export type ExportFormat = v.InferOutput<typeof exportFormat>;

/** Rows to export: those of the table of this revision, in this order. */
export const rowsToExport = v.object({
  format: exportFormat,
  revision: index,
  rows: v.array(index),
});

/** What a page has VS Code keep (`setState`): what the host knows its panel by after a reload. */
export const keptState = v.object({ panelId: v.string() });

export type KeptState = v.InferOutput<typeof keptState>;
