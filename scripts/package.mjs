// Packs what ships: `npm run package` gives authing-groups-<version>.vsix in the root folder.
// .vscodeignore says what is in it.
import { join } from 'node:path';
import { writeNotices } from './notices.mjs';
import { installPackages, root, runPackage, vsixPath } from './project.mjs';

await installPackages();
const { build } = await import('../esbuild.mjs');
await build(['extension', 'webview'], { production: true });
writeNotices(join(root, 'dist/ThirdPartyNotices.txt'));
const args = ['package', '--no-dependencies', '--allow-missing-repository'];
args.push('--no-rewrite-relative-links', '--out', vsixPath());
process.exitCode = await runPackage('@vscode/vsce/vsce', args);
