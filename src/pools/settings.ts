import * as v from 'valibot';
import * as vscode from 'vscode';
import { SettingsSchema } from './settingsSchema.ts';

export interface Settings {
  /** Groups or members a page. */
  readonly pageSize: number;
  /** Seconds a request may take. */
  readonly requestTimeout: number;
  /** How often a request is repeated at most. */
  readonly maxRetries: number;
  /** The language of the server's messages. */
  readonly language: 'zh-CN' | 'en-US';
  /** Whether exported CSV is for spreadsheets, or as it is for other programs. */
  readonly csvFormat: 'excel' | 'plain';
  /** Files of certificate authorities to trust besides, by host. */
  readonly certificateAuthorities: Readonly<Record<string, string>>;
}

/** The settings as they are now: cheap, so read where needed rather than kept. */
export function readSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration('authingGroups');
  const { language, ...settings } = v.parse(SettingsSchema, {
    pageSize: configuration.get('pageSize'),
    requestTimeout: configuration.get('requestTimeout'),
    maxRetries: configuration.get('maxRetries'),
    language: configuration.get('language'),
    certificateAuthorities: configuration.get('certificateAuthorities'),
    csvFormat: configuration.get('csvFormat'),
  });
  return { ...settings, language: language === 'auto' ? displayLanguage() : language };
}

/** @returns the language of the window, of those that servers and sample pools know */
export function displayLanguage(): 'zh-CN' | 'en-US' {
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US';
}
