// What the panel that says who may use a resource and its page say to each other.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';
import { groupsProgress } from './groupsRead.ts';
import {
  exportFormat,
  index,
  pageIntents,
  pageUpdates,
  readStatus,
  snapshotEntries,
} from './page.ts';

const texts = v.pipe(v.array(v.string()), v.readonly());

const heading = v.object({
  /** The name of the user pool's connection. */
  pool: v.string(),
  code: v.string(),
  /** Undefined for all namespaces. */
  namespace: v.optional(v.string()),
  /** Undefined for any type. */
  type: v.optional(v.string()),
  description: v.optional(v.string()),
  /** Those that the pool defines, without the code of the resource; undefined where none are known. */
  verbs: v.optional(texts),
});

/** The resource that is asked about. */
export type ResourceHeading = v.InferOutput<typeof heading>;

const allowed = v.object({ all: v.boolean(), verbs: texts, unnamed: v.boolean() });

const way = v.object({
  reach: v.picklist(['code', 'wildcard', 'everything']),
  code: v.string(),
  namespace: v.string(),
  type: v.string(),
  allowed,
});

const group = v.object({
  code: v.string(),
  name: v.string(),
  allowed,
  ways: v.pipe(v.array(way), v.readonly()),
  /** The server itself names it, and its own grants have not been read: there are no ways then. */
  isOnlyNamed: v.optional(v.boolean()),
});

/** A group that may use the resource. */
export type SentGroup = v.InferOutput<typeof group>;

/** Some groups by their names, and how many there are. */
const someGroups = v.object({ names: texts, count: index });

const differences = v.object({
  /** Those that the server names, and whose own grants do not have the resource. */
  beyond: someGroups,
  /** Those that it does not name, though they are granted the very resource. */
  missing: someGroups,
});

/** Where the server itself names other groups than those whose own grants have the resource. */
export type Differences = v.InferOutput<typeof differences>;

const answer = v.object({
  /** Tells one answer from the next, so that row numbers are not taken for those of another. */
  revision: index,
  groups: v.pipe(v.array(group), v.readonly()),
  /** Whether the server leaves open of which namespace some grants are. */
  namespaceOpen: v.boolean(),
  /** How many further groups may use instances of it, and the code of one of these; none where no group does. */
  parts: v.optional(v.object({ groups: index, example: v.string() })),
  differences: v.optional(differences),
});

/** The groups that may use the resource. */
export type SentAnswer = v.InferOutput<typeof answer>;

const peopleColumns = v.object({
  revision: index,
  /** The groups that anybody comes through. */
  groups: v.pipe(v.array(v.object({ code: v.string(), name: v.string() })), v.readonly()),
  /** Each combination of groups that occurs, once: places among those. */
  throughLists: v.array(v.array(index)),
  /** What each combination allows together. */
  allowedLists: v.array(allowed),
  /** One entry a person. The last are places among the lists above. */
  id: v.array(v.string()),
  name: v.array(v.string()),
  /** The email, phone or username that stands beside the name; '' for none. */
  handle: v.array(v.string()),
  through: v.array(index),
});

const people = v.pipe(peopleColumns, v.check(isWhole));

/** The people who may use the resource, by column: there may be tens of thousands. */
export type SentPeople = v.InferOutput<typeof people>;

/** Whether each column has as many entries as the others, and each index leads to a value. */
function isWhole(given: v.InferOutput<typeof peopleColumns>): boolean {
  const { groups, throughLists, allowedLists, id, name, handle, through } = given;
  return (
    [name, handle, through].every(({ length }) => length === id.length) &&
    allowedLists.length === throughLists.length &&
    through.every((each) => each < throughLists.length) &&
    throughLists.every((list) => list.every((each) => each < groups.length))
  );
}

const peopleProgress = v.object({
  state: v.picklist(['notAsked', 'loading', 'loaded']),
  /** How many groups there are whose members count, and how many of these were read to their ends. */
  total: index,
  read: index,
  failed: index,
  /** Why the first of them failed: a sentence. */
  failure: v.optional(v.string()),
  /** How many people have been found. */
  found: index,
});

/** How far the people have been read. */
export type PeopleProgress = v.InferOutput<typeof peopleProgress>;

/** What the panel sends its page. */
export const updates = {
  ...pageUpdates,
  /** All there is to show. */
  snapshot: v.object({
    ...snapshotEntries,
    heading,
    progress: groupsProgress,
    answer,
    peopleProgress,
    people: v.optional(people),
  }),
  heading,
  status: readStatus,
  progress: groupsProgress,
  answer,
  peopleProgress,
  people,
  /** What was asked for is on the clipboard. */
  copied: v.object({ what: v.picklist(['row', 'table']) }),
} as const satisfies Messages;

export type Updates = typeof updates;

const list = v.picklist(['groups', 'people']);

/** Which list is shown. */
export type ShownList = v.InferOutput<typeof list>;

/** Rows of a list: those of this revision, in this order. */
const rows = { list, revision: index, rows: v.array(index) };

/** What the page asks of its panel. */
export const intents = {
  ...pageIntents,
  /** Read no more of what has not come yet. */
  cancel: nothing,
  /** Read what failed, or was cancelled. */
  readRest: nothing,
  /** Read who the members of the groups are, or what of it failed or was cancelled. */
  readPeople: nothing,
  cancelPeople: nothing,
  /** Opens the panel of a group. */
  openGroup: v.object({ code: v.string() }),
  /** Copies the code of a group, or the id of a user. */
  copy: v.object({ text: v.string() }),
  copyMarkdown: v.object(rows),
  export: v.object({ ...rows, format: exportFormat }),
} as const satisfies Messages;

export type Intents = typeof intents;
