import * as v from 'valibot';
import * as vscode from 'vscode';
import { type CodeSettings, CodeSettingsSchema } from './codeSettingsSchema.ts';

/** The kinds of help that are switched on and off. */
export type CodeSwitch = 'completion' | 'hover' | 'definition' | 'codeLens' | 'inlayHints';

/** What was read for a document. */
interface Known {
  /** One that is given another language keeps its object, and settings may be of a language. */
  readonly languageId: string;
  readonly settings: CodeSettings;
}

/**
 * The settings of help in source files for documents. They are asked for several times with each key, and VS Code
 * puts them together anew each time, so they are kept until something happens that may change them.
 */
export class DocumentSettings implements vscode.Disposable {
  #known = new WeakMap<vscode.TextDocument, Known>();
  readonly #listeners: vscode.Disposable;

  constructor() {
    const forget = () => {
      this.#known = new WeakMap();
    };
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) forget();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /** The settings as they are now for a document. */
  of(document: vscode.TextDocument): CodeSettings {
    const { languageId } = document;
    const known = this.#known.get(document);
    if (known?.languageId === languageId) return known.settings;
    const settings = readSettings(document);
    this.#known.set(document, { languageId, settings });
    return settings;
  }
}

const section = 'authingGroups.code';

function readSettings({ uri, languageId }: vscode.TextDocument): CodeSettings {
  const configuration = vscode.workspace.getConfiguration(section, { uri, languageId });
  return v.parse(CodeSettingsSchema, {
    completion: configuration.get('completion'),
    hover: configuration.get('hover'),
    definition: configuration.get('definition'),
    codeLens: configuration.get('codeLens'),
    inlayHints: configuration.get('inlayHints'),
    diagnostics: configuration.get('diagnostics'),
    ignoredCodes: configuration.get('ignoredCodes'),
    clientNames: configuration.get('clientNames'),
  });
}
