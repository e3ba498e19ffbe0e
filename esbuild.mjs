// One build script for everything that runs: the extension (ES modules with chunks, so that
// `activate` loads a small entry only), the webview pages, the tests, and the sample pool alone.
//
//   node esbuild.mjs [extension] [webview] [devhost] [tests] [testRun] [samplePool] [bench]
//                    [--watch] [--production] [--into=FOLDER]
//
// Without a target it builds the extension and the webviews. `--watch` builds again what changes, and
// prints `[watch] build started` and `[watch] build finished` around it; `--production` makes it small
// and leaves out the source maps; `--into` writes below another folder than this one.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));

/** Gives bundled CommonJS packages what Node gives to no ES module: `require` and `__filename`. */
const commonJsBanner = [
  "import { createRequire as createRequire__ } from 'node:module';",
  "import { fileURLToPath as fileURLToPath__ } from 'node:url';",
  'const require = createRequire__(import.meta.url);',
  'const __filename = fileURLToPath__(import.meta.url);',
].join(' ');

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
  loader: { '.graphql': 'text' },
};

/** @type {esbuild.BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: commonJsBanner },
  // ES modules where a package has them, so that of graphql only what is used is bundled.
  mainFields: ['module', 'main'],
  external: ['vscode'],
};

/** @returns {Promise<string[]>} every test file below test/`suite`. */
async function testFiles(suite) {
  const found = await readdir(join(root, 'test', suite), { recursive: true }).catch(() => []);
  return found.filter((name) => name.endsWith('.test.ts')).map((name) => `test/${suite}/${name}`);
}

/** @returns {Promise<string[]>} what the measurements run in processes of its own. */
async function benchPrograms() {
  const found = await readdir(join(root, 'test/bench'), { recursive: true });
  return found
    .filter((name) => /^(client|vscode)\b.*(Worker|Server)\.ts$/.test(name))
    .map((name) => `test/bench/${name}`);
}

/** @type {Record<string, (production: boolean) => Promise<esbuild.BuildOptions>>} */
const targets = {
  extension: async (production) => ({
    ...node,
    entryPoints: { extension: 'src/extension.ts', samplePoolWorker: 'src/sample/worker.ts' },
    outdir: 'dist',
    minify: production,
    sourcemap: !production,
    // With a source map, lines have to stay where they are.
    plugins: production ? [onlyWhatIsUsed] : [],
  }),
  webview: async (production) => ({
    ...common,
    platform: 'browser',
    target: 'chrome128',
    entryPoints: { pages: 'src/webview/index.ts' },
    outdir: 'dist/webview',
    minify: production,
    // In the file itself, for a page may load nothing but what its content policy names.
    sourcemap: production ? false : 'inline',
    define: { 'process.env.NODE_ENV': '"production"' },
  }),
  tests: async () => ({
    ...node,
    entryPoints: [
      ...(await testFiles('unit')),
      ...(await testFiles('host')),
      ...(await testFiles('ui')),
      'test/host/index.ts',
    ],
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
    sourcemap: 'inline',
  }),
  devhost: async () => ({
    ...node,
    entryPoints: ['chromium', 'processes', 'server'].map((name) => `devhost/${name}.ts`),
    outdir: 'out/devhost',
    packages: 'external',
  }),
  testRun: async () => ({
    ...node,
    entryPoints: ['hostTests', 'launcher', 'nodeTests', 'prepare', 'readmePictures'].map(
      (name) => `test/run/${name}.ts`,
    ),
    outdir: 'out/test/run',
    packages: 'external',
  }),
  samplePool: async () => ({
    ...node,
    entryPoints: { samplePool: 'src/sample/main.ts', samplePoolWorker: 'src/sample/worker.ts' },
    outdir: 'out/sample',
    packages: 'external',
  }),
  bench: async () => ({
    ...node,
    entryPoints: ['test/bench/main.ts', ...(await benchPrograms())],
    outbase: 'test/bench',
    outdir: 'test/bench/out',
    packages: 'external',
  }),
  // The client by itself, otherwise as in the extension.
  shippedClient: async () => ({
    ...node,
    entryPoints: ['src/authing/index.ts'],
    outdir: 'test/bench/out/shippedClient',
    minify: true,
  }),
};

/**
 * Takes out of each file what it has no use for, since `activate` waits for several small ones: the banner
 * where it names nothing of it, and imports of files that do nothing. Those esbuild adds to keep the order
 * in which files run, also for its own helpers alone.
 * @type {esbuild.Plugin}
 */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup({ initialOptions, onEnd }) {
    initialOptions.metafile = true;
    onEnd(async ({ metafile }) => {
      const outputs = Object.entries(metafile?.outputs ?? {});
      const idle = outputs
        .filter(([, { inputs }]) => Object.values(inputs).every((each) => each.bytesInOutput === 0))
        .map(([path]) => basename(path));
      await Promise.all(
        outputs.map(async ([path]) => {
          const file = join(root, path);
          let code = await readFile(file, 'utf8');
          const rest = code.slice(commonJsBanner.length);
          const usesBanner = /\b(require|__filename)\b/.test(rest);
          if (code.startsWith(commonJsBanner) && !usesBanner) code = rest.trimStart();
          for (const name of idle) {
            for (const folder of ['./', './chunks/']) {
              code = code.replaceAll(`import"${folder}${name}";`, '');
            }
          }
          await writeFile(file, code);
        }),
      );
    });
  },
};

/** Files a page needs beside its script: the icon font. */
async function copyAssets(into) {
  await cp(join(root, 'node_modules/@vscode/codicons/dist'), join(into, 'dist/webview/codicons'), {
    recursive: true,
    filter: (source) => !/\.(csv|html|svg|ts|json|scss|js)$/.test(source),
  });
}

/**
 * Says when a build begins and ends, once for all targets that are built at the same time: the task in
 * .vscode/tasks.json waits for these lines.
 * @param {string[]} names the targets
 * @returns {(name: string) => esbuild.Plugin}
 */
function watchProgress(names) {
  const unbuilt = new Set(names);
  let building = 0;
  let isSaid = false;
  return (name) => ({
    name: 'watch-progress',
    setup({ onStart, onEnd }) {
      onStart(() => {
        building += 1;
        if (!isSaid) console.log('[watch] build started');
        isSaid = true;
      });
      onEnd(() => {
        building -= 1;
        unbuilt.delete(name);
        if (building > 0 || unbuilt.size > 0) return;
        console.log('[watch] build finished');
        isSaid = false;
      });
    },
  });
}

/**
 * Builds the named targets.
 * @param {string[]} names keys of `targets`
 * @param {{ production?: boolean, watch?: boolean, into?: string }} [options]
 */
export async function build(names, { production = false, watch = false, into = root } = {}) {
  if (names.includes('extension')) await rm(join(into, 'dist'), { recursive: true, force: true });
  const progress = watchProgress(names);
  for (const name of names) {
    const target = targets[name];
    if (!target) throw new Error(`No build target "${name}": ${Object.keys(targets).join(', ')}.`);
    const options = await target(production);
    if (name === 'webview') await copyAssets(into);
    options.outdir = join(into, options.outdir);
    if (watch) {
      const plugins = [...(options.plugins ?? []), progress(name)];
      await (await esbuild.context({ ...options, plugins })).watch();
    } else await esbuild.build(options);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('--'));
  await build(names.length > 0 ? names : ['extension', 'webview'], {
    production: args.includes('--production'),
    watch: args.includes('--watch'),
    into: args.find((arg) => arg.startsWith('--into='))?.slice('--into='.length),
  });
}
