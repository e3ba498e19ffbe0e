import * as v from 'valibot';
import * as vscode from 'vscode';
import { type CodeSettings, CodeSettingsSchema } from './codeSettingsSchema.ts';

/** The settings as they are now for a document: cheap, so read where needed rather than kept. */
export function codeSettings({ uri, languageId }: vscode.TextDocument): CodeSettings {
  const scope = { uri, languageId };
  const configuration = vscode.workspace.getConfiguration('authingGroups.code', scope);
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
