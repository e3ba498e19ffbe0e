import type { Evidence } from './evidence.ts';
import type { FoundPlace } from './found.ts';
import { type Kind, type SdkCall, sdkTable, type Value, valueNamed } from './sdkTable.ts';
import { aroundList, chained, endpointAround, isEndpoint, isGroupTarget } from './surroundings.ts';

/** What a string in a call of an SDK is. */
export interface Meaning {
  readonly holds: 'group' | 'resource' | 'namespace' | 'action' | 'type';
  /**
   * `code`: it is the code itself. `instance`: a resource code, with `:` and what it is narrowed to behind it, or
   * `*`. `list`: several codes with commas between.
   */
  readonly format: 'code' | 'instance' | 'list';
}

/** A string, or the name of a constant that stands for one. */
export interface Placed extends FoundPlace {
  readonly start: number;
}

/**
 * What a string is, by the table of SDK calls. Undefined where nothing in the file leads from the call to an SDK:
 * many libraries have a `groups.detail`.
 */
export function meaningOf(given: Placed, evidence: Evidence): Meaning | undefined {
  if (evidence.tokens.length === 0 || given.use !== undefined) return undefined;
  const found = placeOf(given, evidence);
  const value = ofType(found, evidence) ?? ofCall(found, evidence) ?? ofRequest(found, evidence);
  if (value?.kind === undefined) return undefined;
  if (value.kind === 'target') {
    const groups = isGroupTarget(evidence.tokens, found.start, variableOf(found, evidence));
    return groups ? { holds: 'group', format: 'code' } : undefined;
  }
  return meaningOfKind(value.kind, value.csv === true);
}

/** Where a string stands: one in a list that a call makes, such as `List.of(…)`, stands where the list does. */
export function placeOf(given: Placed, { tokens }: Evidence): Placed {
  const { start, call } = given;
  const listed = call && aroundList(tokens, given);
  return listed === undefined ? given : { start, ...listed };
}

/**
 * How closely two places are held together: by so many of the same brackets, 0 where neither the same call nor the
 * same literal holds both.
 */
export function sharedBrackets(
  { within: some = [] }: FoundPlace,
  { within: others = [] }: FoundPlace,
): number {
  let shared = 0;
  while (shared < some.length && some.at(-1 - shared) === others.at(-1 - shared)) shared += 1;
  return shared;
}

function meaningOfKind(kind: Exclude<Kind, 'target'>, csv: boolean): Meaning {
  if (kind === 'instance') return { holds: 'resource', format: csv ? 'list' : 'instance' };
  return { holds: kind, format: csv ? 'list' : 'code' };
}

/** A field of a parameter type: in a literal of the type, or set on a variable of it. */
function ofType(found: Placed, evidence: Evidence): Value | undefined {
  const keys = found.call?.path ?? found.path ?? [];
  const last = keys.at(-1);
  if (found.type !== undefined && last !== undefined) {
    const type = fieldsOf(found.type.split('.'), found, evidence);
    const value = type && valueNamed(type, last);
    if (value !== undefined) return value;
  }
  if (found.call === undefined && found.target !== undefined) {
    const parts = found.target.split('.');
    // `const dto: GetGroupDto = { code: '…' }`
    const whole = fieldsOf(parts, found, evidence);
    if (whole !== undefined) return follow(whole, keys);
    const object = fieldsOf(parts.slice(0, -1), found, evidence);
    return object && follow(object, [parts.at(-1) ?? '', ...keys]);
  }
  if (found.call === undefined) return undefined;
  const { argument, path } = found.call;
  const parts = found.call.callee.split('.');
  const constructed = evidence.resolve(parts, found.start);
  if (constructed?.kind === 'type') {
    const table = sdkTable();
    const given =
      typeof argument === 'string'
        ? valueNamed(table.type(constructed.type) ?? [], argument)
        : table.constructorOf(constructed.type)?.[argument];
    if (given !== undefined) return path.length === 0 ? given : follow(given.fields, path);
    return follow(table.type(constructed.type), path);
  }
  // `dto.setCode("…")` and `new Param("…").withCode("…")`.
  const field = /^(?:set|with)_?(.+)$/i.exec(parts.at(-1) ?? '')?.[1];
  const object = field === undefined ? undefined : ownerOf(parts.slice(0, -1), found, evidence);
  return object && field !== undefined ? follow(object, [field, ...path]) : undefined;
}

/** The fields of the type that a chain of setters began with. */
function ownerOf(
  parts: readonly string[],
  found: Placed,
  evidence: Evidence,
): readonly Value[] | undefined {
  const first = parts.findIndex((part, at) => at > 0 && /^(?:set|with)_?./.test(part));
  return fieldsOf(first === -1 ? parts : parts.slice(0, first), found, evidence);
}

function fieldsOf(
  parts: readonly string[],
  { start }: Placed,
  evidence: Evidence,
): readonly Value[] | undefined {
  if (parts.length === 0) return undefined;
  const origin = evidence.resolve(parts, start);
  return origin?.kind === 'type' ? sdkTable().type(origin.type) : undefined;
}

/** What a field is set on: a variable, or the chain of setters that it is called in. */
function variableOf({ call, target }: Placed, evidence: Evidence): string | undefined {
  const parts = (call?.callee ?? target ?? '').split('.');
  const name = parts.at(-2);
  if (call !== undefined && /^with/i.test(parts.at(-1) ?? '')) return chained;
  if (name === undefined || (call !== undefined && !/^set/i.test(parts.at(-1) ?? ''))) {
    return undefined;
  }
  return evidence.resolve([name], Number.MAX_SAFE_INTEGER)?.kind === 'type' ? name : undefined;
}

/** An argument of a client's method. Undefined where overloads differ. */
function ofCall(found: Placed, evidence: Evidence): Value | undefined {
  const { call } = found;
  if (call === undefined) return undefined;
  const parts = call.callee.split('.');
  const origin = evidence.resolve(parts.slice(0, -1), found.start);
  if (origin?.kind !== 'client') return undefined;
  const table = sdkTable();
  const calls = origin.sdks.flatMap((sdk) => table.calls(sdk, origin.part, parts.at(-1) ?? ''));
  const values = [...new Set(calls)].flatMap((each) => {
    const value = argumentOf(each, call.argument, call.path, evidence);
    return value === undefined ? [] : [value];
  });
  const [first, ...others] = values;
  return others.every(({ kind }) => kind === first?.kind) ? first : undefined;
}

/** What an overload has at a place: a value without a kind where it has something else there. */
function argumentOf(
  call: SdkCall,
  argument: number | string,
  path: readonly string[],
  { language }: Evidence,
): Value | undefined {
  const [only] = call.arguments;
  // Python spreads the fields of the one object as parameters.
  const spread = language === 'python' && call.sdks.includes('v3') ? only?.fields : undefined;
  const all = spread ?? call.arguments;
  // C# clients that sign users in spread them too, in another order.
  const given =
    typeof argument === 'string'
      ? (valueNamed(all, argument) ?? valueNamed(only?.fields ?? [], argument))
      : all[argument];
  if (given === undefined) return undefined;
  if (path.length > 0) return follow(given.fields, path);
  // No string is an object.
  return given.fields === undefined ? given : undefined;
}

/** A field of what is sent to an endpoint by hand. */
function ofRequest(found: Placed, evidence: Evidence): Value | undefined {
  if (!evidence.hasEndpoints || isEndpoint(evidence.tokens, found.start)) return undefined;
  const { call, path = [] } = found;
  const keys = call === undefined ? path : call.path;
  const named = typeof call?.argument === 'string' ? [call.argument, ...keys] : keys;
  if (named.length === 0) return undefined;
  const endpoint = endpointAround(evidence.tokens, found.start);
  const fields = endpoint === undefined ? undefined : sdkTable().endpoint(endpoint);
  // What is sent may be an argument of its own, such as `json` or `body`.
  return fields && (follow(fields, named) ?? follow(fields, named.slice(1)));
}

function follow(fields: readonly Value[] | undefined, keys: readonly string[]): Value | undefined {
  let within = fields;
  let value: Value | undefined;
  for (const key of keys) {
    value = within && valueNamed(within, key);
    within = value?.fields;
  }
  return value;
}
