import type { SourceLanguage } from './found.ts';
import { type Sdk, sdkTable } from './sdkTable.ts';

/** What a name in a source file stands for. */
export type Origin =
  /** A client, its class or what makes one; `part` is the part of it, as the table names it. */
  | { readonly kind: 'client'; readonly sdks: readonly Sdk[]; readonly part: string }
  /** A parameter type of an SDK, or a value of that type. */
  | { readonly kind: 'type'; readonly type: string }
  /** A package of an SDK. */
  | { readonly kind: 'package'; readonly sdks: readonly Sdk[]; readonly path: string }
  /** Certainly something else. */
  | { readonly kind: 'other' };

/** Whether two names stand for the same. */
export function isSameOrigin(one: Origin | undefined, other: Origin | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  switch (one.kind) {
    case 'client':
      return other.kind === one.kind && one.part === other.part && isSameList(one.sdks, other.sdks);
    case 'package':
      return other.kind === one.kind && one.path === other.path && isSameList(one.sdks, other.sdks);
    case 'type':
      return other.kind === one.kind && one.type === other.type;
    case 'other':
      return other.kind === one.kind;
    default:
      return one satisfies never;
  }
}

/** Whether two lists have the same in the same order. */
export function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

/** The part whose client signs users in. */
const authentication = 'authentication';

/** What a Guard component is before its client is asked for. */
const guard = 'guard';

/** The first names of the packages below, where code writes a package's path in place of an import. */
export const packageStarts: ReadonlySet<string> = new Set(['authing', 'Authing', 'cn']);

/** The SDKs of a package or namespace, by its path as the language writes it; none for other packages. */
export function sdksOfPackage(language: SourceLanguage, path: string): readonly Sdk[] {
  const within = (name: string, ...joints: string[]) =>
    path === name || joints.some((joint) => path.startsWith(name + joint));
  switch (language) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
      if (within('authing-node-sdk', '/')) return ['v3'];
      if (within('authing-js-sdk', '/') || within('authing-wxapp-sdk', '/')) return ['js'];
      return within('@authing/guard', '/', '-') ? ['js'] : [];
    case 'python':
      if (within('authing.v2', '.')) return ['py'];
      return within('authing', '.') ? ['v3'] : [];
    case 'java':
      if (within('cn.authing.core', '.')) return ['java'];
      return within('cn.authing.sdk', '.') ? ['v3'] : [];
    case 'go':
      if (within('github.com/Authing/authing-go-sdk', '/')) return ['go'];
      return within('github.com/Authing/authing-golang-sdk', '/') ? ['v3'] : [];
    case 'csharp':
      if (within('Authing.CSharp.SDK', '.')) return ['v3'];
      // The package Authing.Library has the namespace of the other one.
      if (within('Authing.ApiClient.Domain', '.') || within('Authing.Library', '.')) return ['cs'];
      if (within('Authing.ApiClient.Mgmt', '.') || within('Authing.ApiClient.Auth', '.')) {
        return ['net'];
      }
      return within('Authing.ApiClient', '.') ? ['cs', 'net'] : [];
    case 'php':
      if (['Mgmt', 'Auth', 'Types'].some((name) => within(`Authing\\${name}`, '\\'))) {
        return ['php'];
      }
      return within('Authing', '\\') ? ['v3'] : [];
    case 'ruby':
      // Its package has no call that takes a code.
      return [];
    default:
      return language satisfies never;
  }
}

/** The SDKs that a client of unknown origin may be of: one that a setting names. */
export function sdksOfLanguage(language: SourceLanguage): readonly Sdk[] {
  switch (language) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
      return ['js', 'v3'];
    case 'python':
      return ['py', 'v3'];
    case 'java':
    case 'go':
    case 'php':
      return [language, 'v3'];
    case 'csharp':
      return ['cs', 'net', 'v3'];
    case 'ruby':
      return [];
    default:
      return language satisfies never;
  }
}

/** What a name is that comes from an SDK's package. */
export function exportOf(name: string, sdks: readonly Sdk[], path = ''): Origin | undefined {
  if (sdks.length === 0) return undefined;
  const client = (part: string): Origin => ({ kind: 'client', sdks, part });
  if (/^(?:New)?AuthenticationClient$/.test(name)) return client(authentication);
  if (/^(?:New|Init|I)?Management(?:Base)?Client$/.test(name)) return client('');
  // Of Go's two packages, `lib/management` and `lib/authentication`, each has a `Client`.
  if (/^(?:New)?Client$/.test(name))
    return client(/\bauthentication$/.test(path) ? authentication : '');
  if (/^(?:use)?Guard$|^GuardFactory$/.test(name)) return client(guard);
  const part = sdkTable().part(/^I?(\w+?)ManagementClient$/.exec(name)?.[1] ?? '');
  if (part !== undefined) return client(part);
  return sdkTable().type(name) === undefined ? undefined : { kind: 'type', type: name };
}

/** What a member of something is; undefined where it leads nowhere that is known. */
export function memberOf(origin: Origin, name: string): Origin | undefined {
  switch (origin.kind) {
    case 'package':
      return exportOf(name, origin.sdks, origin.path) ?? origin;
    case 'client': {
      const { sdks } = origin;
      // What makes a client, asynchronously in C#; and the class itself, given to what makes one.
      if (name === 'InitManagementClient' || name === 'class') return origin;
      if (origin.part === guard && name === 'getAuthClient') {
        return { kind: 'client', sdks, part: authentication };
      }
      const part = origin.part === '' ? sdkTable().part(name) : undefined;
      return part === undefined ? undefined : { kind: 'client', sdks, part };
    }
    case 'type':
    case 'other':
      return undefined;
    default:
      return origin satisfies never;
  }
}

/** What a chain of members of something leads to. */
export function membersOf(origin: Origin, names: readonly string[]): Origin | undefined {
  let at: Origin | undefined = origin;
  for (const name of names) at = at && memberOf(at, name);
  return at;
}
