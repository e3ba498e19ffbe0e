import { callsV2 } from './callsV2.ts';
import { callsV3 } from './callsV3.ts';
import { constructorsV2 } from './constructorsV2.ts';

// One line is one call, `SDKs | name(arguments) as NameInGo at endpoint`:
//
//     js py | update(code: group, { newCode: group })
//
// An argument is its name, or names with bars between, and what it is: `group`, `resource`, `namespace`,
// `action` or `type`; `instance`, a resource code with what may follow it (`books:42`, `books:*`); `target`, a
// group code where the target type beside it says so; `…Csv`, one string with commas; or an object, in braces,
// with the names of its type before them. One with a name alone is none of these. Lists are not marked: what is
// said holds for each element. Names are compared without case and underscores, so one spelling does for all
// languages.

/** The SDKs, as `callsV2.ts` explains them; `v3` are those of the second generation, in every language. */
export const sdks = ['js', 'py', 'php', 'java', 'go', 'cs', 'net', 'v3'] as const;

export type Sdk = (typeof sdks)[number];

const kinds = ['group', 'resource', 'namespace', 'action', 'type', 'instance', 'target'] as const;

/** What the table says a string is. */
export type Kind = (typeof kinds)[number];

/** An argument or a field of an object. */
export interface Value {
  readonly names: readonly string[];
  readonly kind?: Kind;
  /** Whether it is one string with several codes, commas between. */
  readonly csv?: true;
  /** In the order of the table, for an object. */
  readonly fields?: readonly Value[];
}

/** A call as the table has it. */
export interface SdkCall {
  readonly sdks: readonly Sdk[];
  /** The part of the client, such as `groups`; empty for the client itself. */
  readonly part: string;
  readonly name: string;
  readonly arguments: readonly Value[];
}

export interface SdkTable {
  readonly all: readonly SdkCall[];
  /** The overloads of a method; none where the SDK has no such call. */
  calls(sdk: Sdk, part: string, name: string): readonly SdkCall[];
  /** The name of a part of a client, however it is written: `groups`, `Groups`, `group`. */
  part(name: string): string | undefined;
  /** The fields of a parameter type, by its name without a package. */
  type(name: string): readonly Value[] | undefined;
  /** The arguments of the constructor of a parameter type. */
  constructorOf(name: string): readonly Value[] | undefined;
  /** The fields of what is sent to an endpoint, by its name: `get-group`. */
  endpoint(name: string): readonly Value[] | undefined;
}

/** How names are compared: all languages spell the same ones. */
export function sameName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** Which of several values has a name. */
export function valueNamed(values: readonly Value[], name: string): Value | undefined {
  const wanted = sameName(name);
  return values.find(({ names }) => names.includes(wanted));
}

let built: SdkTable | undefined;

/** The table, which is read when it is first asked for. */
export function sdkTable(): SdkTable {
  built ??= readTable();
  return built;
}

function readTable(): SdkTable {
  const all: SdkCall[] = [];
  const types = new Map<string, readonly Value[]>();
  const constructors = new Map<string, readonly Value[]>();
  const endpoints = new Map<string, readonly Value[]>();
  const parts = new Map<string, string>();
  const remember = (name: string, fields: readonly Value[]) => {
    types.set(name, merged(types.get(name) ?? [], fields));
  };
  let part = '';
  for (const line of callsV2.split('\n')) {
    const section = /^\[(\w+)\]$/.exec(line)?.[1];
    if (section !== undefined) {
      part = section;
      parts.set(partName(part), part);
    }
    const [tags, call] = line.split(' | ');
    if (tags === undefined || call === undefined) continue;
    const ofLine = sdks.filter((sdk) => tags.split(' ').includes(sdk));
    const { name, values, suffix } = readCall(call, remember);
    const inGo = suffix.as;
    const others = ofLine.filter((sdk) => sdk !== 'go' || inGo === undefined);
    if (others.length > 0) all.push({ sdks: others, part, name, arguments: values });
    if (inGo !== undefined) all.push({ sdks: ['go'], part: '', name: inGo, arguments: values });
  }
  for (const line of callsV3.split('\n').filter(Boolean)) {
    const { name, values, suffix } = readCall(line, remember);
    const [method = '', ofClient = ''] = name.split('.').reverse();
    all.push({ sdks: ['v3'], part: ofClient, name: method, arguments: values });
    const hyphenated = method.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    endpoints.set(suffix.at ?? hyphenated, values[0]?.fields ?? []);
  }
  for (const line of constructorsV2.split('\n').filter(Boolean)) {
    const { name, values } = readCall(line, remember);
    constructors.set(sameName(name), values);
  }
  const byName = new Map<string, SdkCall[]>();
  for (const call of all) {
    for (const sdk of call.sdks) {
      const key = keyOf(sdk, call.part, call.name);
      byName.set(key, [...(byName.get(key) ?? []), call]);
    }
  }
  return {
    all,
    calls: (sdk, ofPart, name) => byName.get(keyOf(sdk, ofPart, name)) ?? [],
    part: (name) => parts.get(partName(name)),
    type: (name) => types.get(sameName(name)),
    constructorOf: (name) => constructors.get(sameName(name)),
    endpoint: (name) => endpoints.get(name),
  };
}

function keyOf(sdk: Sdk, part: string, name: string): string {
  return `${sdk} ${part}.${sameName(name)}`;
}

/** The SDKs differ in whether they say `groups` or `group`, `policies` or `policy`. */
function partName(name: string): string {
  return sameName(name).replace(/(?:ies|y|s)$/, '');
}

/** Fields of the same type, as different calls have named them. */
function merged(some: readonly Value[], more: readonly Value[]): readonly Value[] {
  return [...some, ...more.filter(({ names }) => !some.some((each) => each.names[0] === names[0]))];
}

type Remember = (type: string, fields: readonly Value[]) => void;

function readCall(line: string, remember: Remember) {
  const tokens = line.match(/[\w.|-]+|[(){}:,]/g) ?? [];
  let at = 0;
  const take = (token: string) => tokens[at] === token && at++ >= 0;
  const readValues = (end: string): Value[] => {
    const values: Value[] = [];
    while (at < tokens.length && !take(end)) {
      values.push(readValue());
      take(',');
    }
    return values;
  };
  const readValue = (): Value => {
    const word = tokens[at] === '{' ? '' : (tokens[at++] ?? '');
    if (take('{')) return { names: [], fields: readFields(word) };
    const names = word.split('|').map(sameName);
    if (!take(':')) return { names };
    const what = tokens[at] === '{' ? '' : (tokens[at++] ?? '');
    if (take('{')) return { names, fields: readFields(what) };
    const kind = kinds.find((each) => what === each || what === `${each}Csv`);
    return { names, ...(kind && { kind }), ...(what.endsWith('Csv') && { csv: true }) };
  };
  const readFields = (types: string) => {
    const fields = readValues('}');
    for (const type of types.split('|').filter(Boolean)) remember(sameName(type), fields);
    return fields;
  };
  const name = tokens[at++] ?? '';
  take('(');
  const values = readValues(')');
  const suffix: { as?: string; at?: string } = {};
  if (take('as')) suffix.as = tokens[at++] ?? '';
  if (take('at')) suffix.at = tokens[at++] ?? '';
  return { name, values, suffix };
}
