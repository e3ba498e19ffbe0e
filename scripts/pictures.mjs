// Takes the pictures of the README, in both languages, dark and light: `npm run pictures`.
import { join } from 'node:path';
import { installPackages, root, run } from './project.mjs';

await installPackages();
const { build } = await import('../esbuild.mjs');
await build(['extension', 'webview'], { production: true });
await build(['testRun']);
process.exitCode = await run(process.execPath, [join(root, 'out/test/run/readmePictures.js')]);
