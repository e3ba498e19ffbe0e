import * as v from 'valibot';
import packageJson from '../../../package.json';
import packageTexts from '../../../package.nls.json';

const Command = v.object({
  command: v.string(),
  title: v.string(),
  category: v.optional(v.string()),
  icon: v.optional(v.string()),
});

const MenuItem = v.object({
  command: v.string(),
  when: v.optional(v.string(), ''),
  group: v.optional(v.string(), ''),
});

const Keybinding = v.object({
  command: v.string(),
  key: v.string(),
  when: v.string(),
  args: v.optional(v.unknown()),
});

const Setting = v.object({
  type: v.union([v.string(), v.array(v.string())]),
  default: v.unknown(),
  scope: v.string(),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  enum: v.optional(v.array(v.string())),
  markdownDescription: v.string(),
  enumDescriptions: v.optional(v.array(v.string())),
});

const Manifest = v.object({
  publisher: v.string(),
  name: v.string(),
  capabilities: v.object({
    untrustedWorkspaces: v.object({
      supported: v.string(),
      description: v.string(),
      restrictedConfigurations: v.array(v.string()),
    }),
    virtualWorkspaces: v.boolean(),
  }),
  activationEvents: v.array(v.string()),
  engines: v.object({ vscode: v.string() }),
  devDependencies: v.record(v.string(), v.string()),
  icon: v.string(),
  contributes: v.object({
    viewsContainers: v.record(v.string(), v.array(v.object({ id: v.string(), icon: v.string() }))),
    views: v.record(v.string(), v.array(v.object({ id: v.string(), icon: v.string() }))),
    viewsWelcome: v.array(v.object({ view: v.string(), contents: v.string(), when: v.string() })),
    commands: v.array(Command),
    menus: v.record(v.string(), v.array(MenuItem)),
    keybindings: v.array(Keybinding),
    configuration: v.object({ properties: v.record(v.string(), Setting) }),
  }),
});

/** What package.json says, as far as VS Code reads it. */
export const manifest = v.parse(Manifest, packageJson);

/** All that is contributed, unparsed. */
export const contributed: unknown = packageJson.contributes;

/** The texts of package.nls.json by key. */
export const texts = v.parse(v.record(v.string(), v.string()), packageTexts);

const reference = /^%(.+)%$/;

/** The text that VS Code shows for a string of the manifest. */
export function textOf(value: string): string {
  const key = reference.exec(value)?.[1];
  return key === undefined ? value : (texts[key] ?? value);
}

/** The keys of all texts that are referred to in a part of the manifest. */
export function textKeys(part: unknown): string[] {
  if (typeof part === 'string') return reference.exec(part)?.slice(1) ?? [];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textKeys) : [];
}

/** The entries of a menu. */
export function menu(name: string) {
  return manifest.contributes.menus[name] ?? [];
}

/** The commands that the welcome view links to. */
export function welcomeLinks(): string[] {
  return manifest.contributes.viewsWelcome.flatMap(({ contents }) => commandsIn(textOf(contents)));
}

/** The commands that a text links to. */
export function commandsIn(text: string): string[] {
  return [...text.matchAll(/\]\(command:([^)?]+)/g)].map(([, id = '']) => id);
}
