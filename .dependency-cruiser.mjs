// What each folder of src/ may import: the one place where the borders are drawn. ARCHITECTURE.md says
// why each is there. A folder that is not in the table fails, and so does a circle.

/**
 * `of`: the folders of ours it may import. `vscode` and `node`: whether it runs where there are these.
 * @type {Record<string, { of: string[], vscode?: true, node?: true }>}
 */
const folders = {
  // Plain words, which both sides of the waist share.
  model: { of: [], node: true },
  text: { of: [] },
  permissions: { of: ['model', 'text'] },
  source: { of: [] },
  protocol: { of: ['text', 'permissions'] },
  // Ways to a pool.
  authing: { of: ['model'], node: true },
  sample: { of: [], node: true },
  network: { of: ['model', 'authing'], vscode: true, node: true },
  windows: { of: ['model'], vscode: true, node: true },
  // The waist.
  pools: {
    of: ['model', 'text', 'authing', 'sample', 'network', 'windows'],
    vscode: true,
    node: true,
  },
  directory: {
    of: ['model', 'text', 'permissions', 'authing', 'pools', 'windows'],
    vscode: true,
    node: true,
  },
  changes: {
    of: ['model', 'text', 'authing', 'pools', 'windows', 'directory'],
    vscode: true,
    node: true,
  },
  // What surfaces share.
  feedback: { of: ['model', 'text', 'authing'], vscode: true, node: true },
  display: { of: ['model', 'text', 'pools', 'directory'], vscode: true, node: true },
  inputs: {
    of: ['model', 'text', 'permissions', 'pools', 'directory', 'display', 'feedback'],
    vscode: true,
    node: true,
  },
  // Surfaces: none imports another.
  tree: {
    of: ['model', 'text', 'pools', 'directory', 'display', 'feedback'],
    vscode: true,
    node: true,
  },
  commands: {
    of: [
      'model',
      'text',
      'permissions',
      'source',
      'pools',
      'windows',
      'directory',
      'changes',
      'display',
      'feedback',
      'inputs',
    ],
    vscode: true,
    node: true,
  },
  panels: {
    of: [
      'model',
      'text',
      'permissions',
      'protocol',
      'pools',
      'directory',
      'changes',
      'display',
      'feedback',
      'inputs',
    ],
    vscode: true,
    node: true,
  },
  documents: {
    of: ['model', 'text', 'permissions', 'pools', 'directory', 'display', 'feedback'],
    vscode: true,
    node: true,
  },
  editor: {
    of: ['model', 'text', 'permissions', 'source', 'pools', 'directory', 'display', 'feedback'],
    vscode: true,
    node: true,
  },
  webview: { of: ['text', 'permissions', 'protocol'] },
};

const names = Object.keys(folders);
const folder = (...of) => `^src/(${of.join('|')})/`;
const unknown = { path: '^src/[^/]+/', pathNot: folder(...names) };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // Whether a file in it imports something, is imported, or neither.
    ...[
      { from: unknown, to: {} },
      { from: { pathNot: unknown.path }, to: unknown },
      { from: { ...unknown, orphan: true }, to: {} },
    ].map((rule) => ({
      name: 'unknown-folder',
      comment: 'Add the folder to the table in .dependency-cruiser.mjs, with what it may import.',
      severity: 'error',
      ...rule,
    })),
    {
      name: 'no-circle',
      comment:
        'Files that import each other in a circle cannot be read, tested or loaded one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...names.map((name) => ({
      name: `${name}-imports`,
      comment: `${name}/ may import: ${['itself', 'ids.ts', ...folders[name].of].join(', ')}.`,
      severity: 'error',
      from: { path: folder(name) },
      to: { path: '^src/', pathNot: [folder(name, ...folders[name].of), '^src/ids\\.ts$'] },
    })),
    {
      name: 'no-vscode',
      comment: 'These folders run, or are tested, without VS Code.',
      severity: 'error',
      from: { path: folder(...names.filter((name) => !folders[name].vscode)) },
      to: { path: '^vscode$' },
    },
    {
      name: 'no-node',
      comment: 'These folders run in a page too, which has no Node.',
      severity: 'error',
      from: { path: folder(...names.filter((name) => !folders[name].node)) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sending-knows-no-generation',
      comment: 'What sends requests serves every generation of the API.',
      severity: 'error',
      from: { path: '^src/authing/http/' },
      to: { path: '^src/authing/v\\d+/' },
    },
    {
      name: 'client-only-as-asked-for',
      comment:
        'Of authing/, others know what the product asks of a pool, its errors and its hosts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/authing/' },
      to: {
        path: '^src/authing/',
        pathNot: '^src/authing/(api|errors|failures|host|network|load)\\.ts$',
      },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.graphql$' },
  },
};
