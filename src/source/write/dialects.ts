import type { SourceLanguage } from '../found.ts';
import type { Sdk } from '../sdkTable.ts';

/** An SDK as it is written in one language: those that `templates.ts` names before the bars. */
export interface Dialect {
  readonly id: DialectId;
  readonly language: SourceLanguage;
  /** What the package is called that the SDK comes in. */
  readonly sdk: string;
  /** What the client is mostly called in the documentation. */
  readonly client: string;
  /** How many users or groups one call takes, where that is limited. */
  readonly most?: number;
}

const mostV3 = 50;

const dialects = {
  js: { language: 'javascript', sdk: 'authing-js-sdk', client: 'managementClient' },
  ts: { language: 'typescript', sdk: 'authing-js-sdk', client: 'managementClient' },
  py: { language: 'python', sdk: 'authing.v2', client: 'management_client' },
  java: { language: 'java', sdk: 'cn.authing:java-core', client: 'managementClient' },
  go: { language: 'go', sdk: 'authing-go-sdk', client: 'client' },
  cs: { language: 'csharp', sdk: 'Authing.Library', client: 'managementClient' },
  net: { language: 'csharp', sdk: 'Authing.ApiClient', client: 'managementClient' },
  php: { language: 'php', sdk: 'authing-sdk/php 4', client: '$management' },
  js3: {
    language: 'javascript',
    sdk: 'authing-node-sdk',
    client: 'managementClient',
    most: mostV3,
  },
  ts3: {
    language: 'typescript',
    sdk: 'authing-node-sdk',
    client: 'managementClient',
    most: mostV3,
  },
  py3: { language: 'python', sdk: 'authing 5', client: 'management_client', most: mostV3 },
  java3: { language: 'java', sdk: 'authing-java-sdk', client: 'client', most: mostV3 },
  go3: { language: 'go', sdk: 'authing-golang-sdk', client: 'client', most: mostV3 },
  cs3: { language: 'csharp', sdk: 'Authing.CSharp.SDK', client: 'managementClient', most: mostV3 },
  php3: { language: 'php', sdk: 'authing-sdk/php 5', client: '$managementClient', most: mostV3 },
} as const satisfies Readonly<Record<string, Omit<Dialect, 'id'>>>;

export type DialectId = keyof typeof dialects;

function dialect(id: DialectId): Dialect {
  return { id, ...dialects[id] };
}

/**
 * How an SDK is written in a language: that of the first generation, unless another is named. Undefined where
 * the language's SDK has no calls for groups.
 */
export function dialectOf(language: SourceLanguage, sdk?: Sdk): Dialect | undefined {
  const isV3 = sdk === 'v3';
  switch (language) {
    case 'javascript':
    case 'javascriptreact':
      return dialect(isV3 ? 'js3' : 'js');
    case 'typescript':
    case 'typescriptreact':
      return dialect(isV3 ? 'ts3' : 'ts');
    case 'python':
      return dialect(isV3 ? 'py3' : 'py');
    case 'java':
      return dialect(isV3 ? 'java3' : 'java');
    case 'go':
      return dialect(isV3 ? 'go3' : 'go');
    case 'csharp':
      if (isV3) return dialect('cs3');
      return dialect(sdk === 'net' ? 'net' : 'cs');
    case 'php':
      return dialect(isV3 ? 'php3' : 'php');
    case 'ruby':
      return undefined;
    default:
      return language satisfies never;
  }
}
