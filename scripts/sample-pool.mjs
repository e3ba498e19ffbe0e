// Runs the sample user pool by itself: `npm run -s sample-pool -- [options]`. Its one line of JSON
// is all that goes to stdout.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, modified, root } from './project.mjs';

const program = join(root, 'out/sample/samplePool.js');

/** Building only where it must be lets several pools start at once. */
function isBuilt() {
  if (!existsSync(program)) return false;
  const sources = readdirSync(join(root, 'src/sample'), { recursive: true });
  const files = [
    ...sources.map((name) => join('src/sample', name)),
    'esbuild.mjs',
    'package-lock.json',
  ];
  return files.every((file) => modified(join(root, file)) < modified(program));
}

await installPackages();
if (!isBuilt()) {
  const { build } = await import('../esbuild.mjs');
  await build(['samplePool']);
}
await import(program);
