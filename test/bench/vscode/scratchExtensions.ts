import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a scratch extension has besides its code. */
export interface Scratch {
  readonly name: string;
  readonly contributes?: object;
  readonly code: string;
}

/** Does nothing: what loading and activating an extension costs at the least. */
export const oneLine: Scratch = {
  name: 'one-line',
  code: 'export function activate() {}\n',
};

/** How many rows the view of fixed rows has below its first: as many as a page of groups. */
const fixedRowCount = 50;

/** A view in a container of its own, with rows that are there at once. */
export const fixedRows: Scratch = {
  name: 'fixed-rows',
  contributes: {
    viewsContainers: { activitybar: [{ id: 'fixed', title: 'Fixed Rows', icon: 'icon.svg' }] },
    views: { fixed: [{ id: 'fixedRows', name: 'Fixed Rows' }] },
  },
  code: `import * as vscode from 'vscode';
const rows = Array.from({ length: ${fixedRowCount} }, (_, row) => 'Row ' + row);
export function activate() {
  vscode.window.createTreeView('fixedRows', { treeDataProvider: {
    getChildren: (row) => (row === undefined ? ['Rows'] : rows),
    getTreeItem: (row) => new vscode.TreeItem(row, row === 'Rows' ? 2 : 1),
  } });
}
`,
};

/** A webview with a text field in it and nothing else. */
export const emptyPage = pageWith('Empty Page', '<input class="search">');

/** How many rows of five cells the panel has in the page at the size of the window. */
const shownRows = 29;

/** A webview whose rows get other texts with each key, and nothing else: what it costs to show a list. */
export const bareRows = pageWith(
  'Bare Rows',
  `<style>
    .row { display: grid; grid-template-columns: 1fr 72px 2.5fr 2fr 1.5fr; height: 24px; line-height: 24px; }
    .row > * { overflow: clip; text-overflow: ellipsis; white-space: pre; }
  </style>
  <input class="search">
  <main></main>
  <script>
    const main = document.querySelector('main');
    const cells = Array.from({ length: ${shownRows} }, () => {
      const row = main.appendChild(document.createElement('div'));
      row.className = 'row';
      return Array.from({ length: 5 }, () =>
        row.appendChild(document.createElement('div')).appendChild(new Text()));
    });
    let first = 0;
    const show = () => {
      first += 1;
      cells.forEach((row, index) => row.forEach((cell, column) => {
        cell.data = 'order-' + (first * 1000 + index) + ':column' + column;
      }));
    };
    show();
    document.querySelector('input').addEventListener('input', show);
  </script>`,
);

/** How many cells the page of plain cells has: as many as a matrix may have in its page. */
export const plainCellCount = 1000;
/** Its columns: so many that there is room to scroll both ways. */
const plainColumns = 14;

/** A webview with plain cells of the size of a matrix's, in a box that scrolls, and nothing else. */
export const plainCells = pageWith(
  'Plain Cells',
  `<style>
    html, body { height: 100%; margin: 0; }
    .scroller { height: 100%; overflow: auto; }
    .cells { display: grid; grid-template-columns: repeat(${plainColumns}, 136px); width: max-content; }
    .cells > * { box-sizing: border-box; border: solid gray; border-width: 0 1px 1px 0; height: 24px;
      line-height: 24px; overflow: clip; padding: 0 8px; text-overflow: ellipsis; white-space: pre; }
  </style>
  <div class="scroller"><div class="cells"></div></div>
  <script>
    const cells = document.querySelector('.cells');
    for (let index = 0; index < ${plainCellCount}; index += 1) {
      cells.appendChild(document.createElement('div')).textContent = index % 10 === 0 ? 'read, write' : '';
    }
  </script>`,
);

/** An extension with a command that shows a page. @param title of the page; the command is “Show” and that */
function pageWith(title: string, body: string): Scratch {
  const name = title.toLowerCase().replaceAll(' ', '-');
  return {
    name,
    contributes: { commands: [{ command: `${name}.show`, title: `Show ${title}` }] },
    code: `import * as vscode from 'vscode';
export function activate() {
  vscode.commands.registerCommand('${name}.show', () => {
    const panel = vscode.window.createWebviewPanel('${name}', '${title}', 1, { enableScripts: true });
    panel.webview.html = ${JSON.stringify(`<!DOCTYPE html><html><body>${body}</body></html>`)};
  });
}
`,
  };
}

/**
 * Writes an extension into a folder. It is activated when VS Code has started, as Authing Groups is.
 * @returns its own folder in that one
 */
export async function writeExtension(
  parent: string,
  { name, contributes = {}, code }: Scratch,
): Promise<string> {
  const folder = join(parent, name);
  await mkdir(folder);
  const manifest = {
    name,
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    type: 'module',
    main: './extension.js',
    activationEvents: ['onStartupFinished'],
    contributes,
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'extension.js'), code);
  return folder;
}
