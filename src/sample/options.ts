import { parseArgs } from 'node:util';
import { seedLanguages } from './seed/texts.ts';
import type { SamplePoolOptions } from './server.ts';

/** The command line is wrong. `message` is a sentence for whoever typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const millions = 1_000_000;

/** Options that are whole numbers, with the least and the most they may be. */
const numbers = {
  port: [0, 65_535],
  groups: [1, millions],
  users: [0, millions],
  resources: [0, millions],
  grants: [0, millions],
  namespaces: [4, millions],
  latency: [0, 600_000],
  'token-ttl': [1, 10 * 365 * 24 * 60 * 60],
} as const;

/**
 * Reads the command line of the sample pool.
 *
 * @throws UsageError where an option is unknown or its value is not valid
 */
export function readOptions(args: readonly string[]): SamplePoolOptions {
  const values = parse(args);
  const number = (name: keyof typeof numbers) => {
    const value = values[name];
    if (value === undefined) return undefined;
    const [least, most] = numbers[name];
    const parsed = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(parsed >= least && parsed <= most)) {
      throw new UsageError(`--${name} takes a whole number from ${least} to ${most}.`);
    }
    return parsed;
  };
  const sizes = ['groups', 'users', 'resources', 'grants', 'namespaces'] as const;
  if (values.staging && sizes.some((name) => values[name] !== undefined)) {
    throw new UsageError('--staging is a pool of its own size: it takes no other sizes.');
  }
  const text = (name: 'user-pool-id' | 'secret' | 'data') => {
    const value = values[name];
    if (value?.trim() === '') throw new UsageError(`--${name} must not be empty.`);
    return value;
  };
  return definedOnly({
    port: number('port'),
    groups: number('groups'),
    users: number('users'),
    resources: number('resources'),
    grants: number('grants'),
    namespaces: number('namespaces'),
    latency: number('latency'),
    tokenTtl: number('token-ttl'),
    userPoolId: text('user-pool-id'),
    secret: text('secret'),
    data: text('data'),
    namesGroupsById: values['group-ids'] ? true : undefined,
    staging: values.staging ? true : undefined,
    language: languageOf(values.language),
  });
}

function languageOf(value: string | undefined) {
  if (value === undefined) return undefined;
  const language = seedLanguages.find((each) => each === value);
  if (!language) throw new UsageError(`--language takes ${seedLanguages.join(' or ')}.`);
  return language;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        groups: { type: 'string' },
        users: { type: 'string' },
        resources: { type: 'string' },
        grants: { type: 'string' },
        namespaces: { type: 'string' },
        latency: { type: 'string' },
        'token-ttl': { type: 'string' },
        'user-pool-id': { type: 'string' },
        secret: { type: 'string' },
        data: { type: 'string' },
        'group-ids': { type: 'boolean' },
        staging: { type: 'boolean' },
        language: { type: 'string' },
      },
    }).values;
  } catch (error) {
    // Node's own text names the option, and then goes on with advice.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new UsageError(`${sentence}.`);
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Absent options stay absent: with exact optional properties, undefined is not the same. */
function definedOnly<T extends object>(options: T): Defined<T> {
  const defined: Defined<T> = {};
  for (const key in options) {
    const value = options[key];
    if (isDefined(value)) defined[key] = value;
  }
  return defined;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}
