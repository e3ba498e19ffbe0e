// Measures, and writes test/bench/RESULTS.md: `npm run bench [-- name …]`. A name is that of a part or
// of a family of parts, such as `client`. It exits with 1 where a budget is broken.
import { join } from 'node:path';
import { installPackages, root, run } from './project.mjs';

await installPackages();
// What is compared against is no package of the project.
await installPackages(join(root, 'test/bench'));
const { build } = await import('../esbuild.mjs');
await build(['extension', 'webview'], { production: true });
await build(['bench', 'shippedClient', 'samplePool', 'testRun']);
const program = join(root, 'test/bench/out/main.js');
process.exitCode = await run(process.execPath, [program, ...process.argv.slice(2)]);
