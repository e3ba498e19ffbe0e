import * as vscode from 'vscode';
import type { FoundUses, WantedCode } from './searchUses.ts';
import {
  describeKind,
  type FileItem,
  fileItem,
  iconOf,
  isFile,
  type ListItem,
  type UseItem,
} from './useItems.ts';
import { describeFound } from './usesWording.ts';

/** The rows of a list of uses, which the References view of VS Code shows and goes through. */
export class UsesTree implements vscode.TreeDataProvider<ListItem> {
  readonly #files: readonly FileItem[];
  readonly message: string;

  constructor(wanted: readonly WantedCode[], found: FoundUses) {
    this.#files = found.files.map(fileItem);
    this.message = describeFound(wanted, found);
  }

  getTreeItem(item: ListItem): vscode.TreeItem {
    if (isFile(item)) {
      const row = new vscode.TreeItem(item.uri, vscode.TreeItemCollapsibleState.Expanded);
      row.description = true;
      row.iconPath = vscode.ThemeIcon.File;
      return row;
    }
    const { before, inside, after, location, kind } = item;
    const label = `${before}${inside}${after}`;
    const row = new vscode.TreeItem({
      label,
      highlights: [[before.length, before.length + inside.length]],
    });
    const { start } = location.range;
    row.iconPath = iconOf(kind);
    row.tooltip = describeKind(kind);
    row.accessibilityInformation = {
      label: vscode.l10n.t({
        message: '{0}, line {1}. {2}.',
        args: [label, start.line + 1, describeKind(kind)],
        comment: [
          'What a screen reader says of a row. {0} is a line of source text, {1} its number, {2} what stands there, such as “A string with the text of the group code”.',
        ],
      }),
    };
    row.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [location.uri, { selection: new vscode.Range(start, start) }],
    };
    return row;
  }

  getChildren(item?: ListItem): ListItem[] {
    if (item === undefined) return [...this.#files];
    return isFile(item) ? [...item.uses] : [];
  }

  getParent(item: ListItem): FileItem | undefined {
    return isFile(item) ? undefined : item.file;
  }

  // What the view asks for the keys that go to the next use and the one before.

  location(item: ListItem): vscode.Location | undefined {
    return isFile(item) ? item.uses[0]?.location : item.location;
  }

  nearest(uri: vscode.Uri, position: vscode.Position): UseItem | undefined {
    const file = this.#files.find((each) => each.uri.toString() === uri.toString());
    const behind = file?.uses.find(({ location: { range } }) => !range.end.isBefore(position));
    return behind ?? file?.uses.at(-1) ?? this.#files[0]?.uses[0];
  }

  next(item: ListItem): ListItem {
    return this.#beside(item, 1);
  }

  previous(item: ListItem): ListItem {
    return this.#beside(item, -1);
  }

  getEditorHighlights(_: ListItem, uri: vscode.Uri): vscode.Range[] | undefined {
    const file = this.#files.find((each) => each.uri.toString() === uri.toString());
    return file?.uses.map(({ location }) => location.range);
  }

  getDragUri(item: ListItem): vscode.Uri {
    if (isFile(item)) return item.uri;
    const { start, end } = item.location.range;
    const from = `L${start.line + 1},${start.character + 1}`;
    return item.location.uri.with({ fragment: `${from}-${end.line + 1},${end.character + 1}` });
  }

  /** The use so many behind one, round the end; of a file, from its first. */
  #beside(item: ListItem, step: 1 | -1): ListItem {
    const all = this.#files.flatMap(({ uses }) => uses);
    const [first] = isFile(item) ? item.uses : [item];
    const at = first === undefined ? -1 : all.indexOf(first);
    // From the row of a file, the next one is its own first.
    const place = isFile(item) && step === 1 ? at : at + step;
    return all.at(place % Math.max(1, all.length)) ?? item;
  }
}
