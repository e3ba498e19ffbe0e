import * as v from 'valibot';
import * as vscode from 'vscode';
import { type CodeSettings, CodeSettingsSchema } from './codeSettingsSchema.ts';

/** The settings as they are now for a document: read where needed rather than kept. */
export function codeSettings(document: vscode.TextDocument): CodeSettings {
  const configuration = configurationOf(document);
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

/** The kinds of help that are switched on and off. */
export type CodeSwitch = 'completion' | 'hover' | 'definition' | 'codeLens' | 'inlayHints';

/** Whether a kind of help is on for a document: asked with each key, so that no other setting is read for it. */
export function isSwitchedOn(document: vscode.TextDocument, name: CodeSwitch): boolean {
  return v.parse(CodeSettingsSchema.entries[name], configurationOf(document).get(name));
}

function configurationOf({ uri, languageId }: vscode.TextDocument): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('authingGroups.code', { uri, languageId });
}
