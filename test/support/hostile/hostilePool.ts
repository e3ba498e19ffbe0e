import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { State } from '../../../src/sample/state.ts';
import { stateVersion } from '../../../src/sample/state.ts';

/** A command that leaves a trace that anybody sees: an editor. */
export const hostileCommand = 'command:workbench.action.files.newUntitledFile';

/** Leaves a trace in the page where it runs. */
const script = 'document.documentElement.dataset.ran=1;top.hacked=1';

const long = 100_000;

/** Texts that are more than a text to somebody, by what they do it with. Each begins with that word. */
export const hostile = {
  html: `html <img src=x onerror="${script}"><b>bold</b><script>${script}</script>`,
  link: `link [click](${hostileCommand}) [x](https://evil.example/) https://evil.example/ a@evil.example`,
  markdown:
    'markdown **bold** `code` &lt;b&gt; &amp;nbsp; # x | y | ~~z~~ ![i](https://evil.example/i.png)',
  icon: 'icon $(sync~spin) $(bug) :smile:',
  bidi: 'bidi \u202efdp.exe\u2066 x',
  hebrew: 'שלום עולם (1)',
  control: 'control a\nb\r\nc\td\0e\x1b[31mf\x7f',
  half: 'half \ud800 and \udc00',
  formula: '=HYPERLINK("https://evil.example/","formula")',
  long: `long ${'x'.repeat(long)}`,
} as const;

export type HostileKind = keyof typeof hostile;

/** What is to be seen of them in one line: all that is in them, and nothing else. */
export const shown: Readonly<Record<HostileKind, string>> = {
  html: `html <img src=x onerror="document.documentElement.dataset.ran=1;top.hacked=1"><b>bold</b><script>do…`,
  link: 'link [click](command:workbench.action.files.newUntitledFile) [x](https://evil.example/) https://evi…',
  markdown:
    'markdown **bold** `code` &lt;b&gt; &amp;nbsp; # x | y | ~~z~~ ![i](https://evil.example/i.png)',
  icon: 'icon $(sync~spin) $(bug) :smile:',
  bidi: 'bidi [U+202E]fdp.exe[U+2066] x',
  hebrew: '\u2068שלום עולם (1)\u2069',
  control: 'control a⏎b⏎c[U+0009]d[U+0000]e[U+001B][31mf[U+007F]',
  half: 'half \ufffd and \ufffd',
  formula: '=HYPERLINK("https://evil.example/","formula")',
  long: `long ${'x'.repeat(94)}…`,
};

export const hostileKinds: readonly HostileKind[] = [
  'html',
  'link',
  'markdown',
  'icon',
  'bidi',
  'hebrew',
  'control',
  'half',
  'formula',
  'long',
];

/** What the user of a kind is called: not as the group is, so that one can tell their rows. */
export function memberName(kind: HostileKind): string {
  return `member ${hostile[kind]}`;
}

/** The code of a group with all hostile users as members, and authorized for all hostile resources. */
export const hostileGroup = 'hostile';

/**
 * Writes a data file for a sample pool in which all that can be a text is a hostile one. The groups are in
 * the order of `hostileKinds`, with the one above first.
 * @returns its path
 */
export async function writeHostileData(folder: string): Promise<string> {
  const file = join(folder, 'hostile.json');
  await writeFile(file, JSON.stringify(hostileState()));
  return file;
}

function hostileState(): State {
  const users = hostileKinds.map((kind, index) => {
    const text = hostile[kind];
    return {
      ...times(index),
      id: `id ${text}`,
      status: 'Activated' as const,
      name: memberName(kind),
      username: `name ${text}`,
      email: `${text}@example.com`,
      company: text,
      lastLogin: text,
      blocked: kind === 'half',
      custom: { [`key ${text}`]: text, nested: '['.repeat(long) + ']'.repeat(long) },
    };
  });
  const all = users.map(({ id }) => id).reverse();
  const group = (code: string, name: string, members: string[], index: number) => ({
    ...times(index),
    id: `group-${index}`,
    code,
    name,
    description: name,
    members,
  });
  return {
    version: stateVersion,
    users: users.reverse(),
    groups: [
      ...hostileKinds
        .map((kind, index) =>
          group(hostile[kind], hostile[kind], [`id ${hostile[kind]}`], index + 1),
        )
        .reverse(),
      group(hostileGroup, 'Hostile', all, 0),
    ],
    namespaces: hostileKinds.map((kind, index) => ({
      id: index + 1,
      code: hostile[kind],
      name: hostile[kind],
      description: hostile[kind],
      status: 1,
      appId: null,
      appName: null,
    })),
    resources: hostileKinds.map((kind, index) => ({
      ...times(index),
      id: `resource-${index}`,
      namespace: hostile[kind],
      code: hostile[kind],
      type: 'API',
      description: hostile[kind],
      actions: [],
      apiIdentifier: hostile[kind],
    })),
    grants: hostileKinds.map((kind) => ({
      namespace: hostile[kind],
      type: 'API',
      resource: hostile[kind],
      targetType: 'GROUP',
      target: 'group-0',
      actions: [hostile[kind]],
    })),
    roles: [],
    departments: [],
    customFields: [
      ...hostileKinds.map((kind) => ({
        targetType: 'USER' as const,
        dataType: 'STRING' as const,
        key: `key ${hostile[kind]}`,
        label: `label ${hostile[kind]}`,
        options: null,
      })),
      {
        targetType: 'USER',
        dataType: 'OBJECT',
        key: 'nested',
        label: 'Nested',
        options: null,
      },
    ],
  };
}

/** The greater the index, the longer ago. */
function times(index: number) {
  const time = new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString();
  return { createdAt: time, updatedAt: time };
}
