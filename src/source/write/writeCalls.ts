import type { SourceLanguage } from '../found.ts';
import type { Dialect } from './dialects.ts';
import { literalOf } from './literals.ts';
import { templates } from './templates.ts';

// The table is `templates.ts`. A heading is what is done; a line is `SDKs | text`, and one that begins with the bar
// goes on with the text of the line before it. In a text,
//
//     {code}                    a value of the call: a literal, or those of a list with commas between
//     {client}, {n}, {TYPE}     the client, what tells variables of several calls apart, a resource type as a name
//     «actions?, {actions}»     is left out where there is no such value
//
// A line of which nothing is left is left out too.

/** What can be done with a group; what makes something stands before what needs it. */
export const operations = [
  'readGroup',
  'listMembers',
  'listResources',
  'createGroup',
  'renameGroup',
  'describeGroup',
  'changeCode',
  'deleteGroup',
  'deleteGroups',
  'addMembers',
  'removeMembers',
  'revokeResource',
  'grantResource',
] as const;

export type Operation = (typeof operations)[number];

/** A call to write, with what it needs of these; what is written in quotes is any text. */
export interface GroupCall {
  readonly operation: Operation;
  readonly code?: string;
  readonly codes?: readonly string[];
  readonly newCode?: string;
  readonly name?: string;
  /** Also where it stays as it is: calls of the second generation have to say it. */
  readonly description?: string;
  readonly userIds?: readonly string[];
  readonly namespace?: string;
  readonly resource?: string;
  readonly type?: string | undefined;
  readonly actions?: readonly string[];
}

/** Resource types that have a name of their own in languages with enumerations. */
const namedTypes = new Set(['DATA', 'API', 'MENU', 'UI', 'BUTTON']);

/** A list that is longer (UTF-16 units) has one line for each of what is in it. */
const longestLine = 80;

/**
 * Writes calls of an SDK, one below the other.
 * @param client what it is called in the text they are for
 * @returns undefined where the SDK lacks one of the calls
 */
export function writeCalls(
  calls: readonly GroupCall[],
  dialect: Dialect,
  client: string = dialect.client,
): string | undefined {
  const texts = calls
    .flatMap((call) => inParts(call, dialect.most))
    .map((call, index) =>
      writeCall(call, dialect, { client, n: index === 0 ? '' : `${index + 1}` }),
    );
  return texts.includes(undefined) ? undefined : texts.join('\n');
}

/** Whether an SDK has the calls. */
export function canWrite(calls: readonly GroupCall[], { id }: Dialect): boolean {
  return calls.every(({ operation }) => table().get(operation)?.has(id));
}

/** The same as several calls, where one takes no more than so many users or groups. */
function inParts(call: GroupCall, most = Number.POSITIVE_INFINITY): readonly GroupCall[] {
  const { userIds = [], codes = [] } = call;
  const count = Math.ceil(Math.max(userIds.length, codes.length) / most);
  if (count <= 1) return [call];
  return [...Array(count).keys()].map((part) => {
    const of = (list: readonly string[]) => list.slice(part * most, (part + 1) * most);
    return userIds.length > 0 ? { ...call, userIds: of(userIds) } : { ...call, codes: of(codes) };
  });
}

function writeCall(
  { operation, type, ...texts }: GroupCall,
  { id, language }: Dialect,
  { client, n }: { readonly client: string; readonly n: string },
): string | undefined {
  const template = table().get(operation)?.get(id);
  if (template === undefined) return undefined;
  const given = Object.entries({ ...texts, type });
  const values = new Map([
    // Calls of the second generation say it in any case.
    ['description', literalOf('', language)],
    ...given.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, literals(value, language)] as const],
    ),
    ...(type !== undefined && namedTypes.has(type) ? [['TYPE', type] as const] : []),
    ['client', client],
    ['n', n],
  ]);
  const filled = new Set(given.flatMap(([name, value]) => (value?.length ? [name] : [])));
  if (values.has('TYPE')) filled.add('TYPE');
  return template
    .map((line) =>
      line.replaceAll(/«(\w+)\?(.*?)»/g, (_, name: string, text: string) =>
        filled.has(name) ? text : '',
      ),
    )
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(/\{(\w+)\}/g, (_, name: string) => valueNamed(values, name)))
    .join('\n');
}

/** @throws Error where a call was not given all that it needs */
function valueNamed(values: ReadonlyMap<string, string>, name: string): string {
  const value = values.get(name);
  if (value === undefined) throw new Error(`a call has no ${name}`);
  return value;
}

function literals(value: string | readonly string[], language: SourceLanguage): string {
  if (typeof value === 'string') return literalOf(value, language);
  const elements = value.map((each) => literalOf(each, language));
  const line = elements.join(', ');
  return line.length > longestLine ? elements.map((each) => `\n    ${each}`).join(',') : line;
}

/** The lines of each text, by the operation and the SDK. */
type Table = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

let built: Table | undefined;

/** The table, which is read when it is first asked for. */
function table(): Table {
  built ??= readTable();
  return built;
}

function readTable(): Table {
  const all = new Map<string, Map<string, string[]>>();
  let texts = new Map<string, string[]>();
  let last: string[] = [];
  for (const line of templates.split('\n')) {
    const heading = /^\[(\w+)\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      texts = new Map();
      all.set(heading, texts);
    }
    const bar = line.indexOf('| ');
    if (bar === -1) continue;
    const ids = line.slice(0, bar).split(' ').filter(Boolean);
    if (ids.length > 0) last = [];
    last.push(line.slice(bar + 2));
    for (const id of ids) texts.set(id, last);
  }
  return all;
}
