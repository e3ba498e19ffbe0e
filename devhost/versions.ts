import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { root } from './paths.ts';

/** The two ends of what the extension supports; both are tested. */
export const versionNames = ['oldest', 'newest'] as const;

export type VersionName = (typeof versionNames)[number];

const Manifest = v.object({ dependencies: v.object({ 'code-server': v.string() }) });

/** The folder whose lock file pins a VS Code. */
export function versionFolder(name: VersionName): string {
  return join(root, 'devhost', 'versions', name);
}

/** The VS Code inside a code-server: 1.139.1 for code-server 4.139.1. */
export function vscodeVersion(name: VersionName): string {
  const text = readFileSync(join(versionFolder(name), 'package.json'), 'utf8');
  const { dependencies } = v.parse(v.pipe(v.string(), v.parseJson(), Manifest), text);
  return dependencies['code-server'].replace(/^\d+/, '1');
}

/** @throws if the text names no version. */
export function readVersionName(text: string | undefined): VersionName {
  return v.parse(v.picklist(versionNames), text);
}
