import * as v from 'valibot';
import * as vscode from 'vscode';
import { SettingsSchema } from './settingsSchema.ts';

export interface Settings {
  /** Groups or members a page. */
  readonly pageSize: number;
  /** Seconds a request may take. */
  readonly requestTimeout: number;
  /** The language of the server's messages. */
  readonly language: 'zh-CN' | 'en-US';
}

/** The settings as they are now: cheap, so read where needed rather than kept. */
export function readSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration('authingGroups');
  const { pageSize, requestTimeout, language } = v.parse(SettingsSchema, {
    pageSize: configuration.get('pageSize'),
    requestTimeout: configuration.get('requestTimeout'),
    language: configuration.get('language'),
  });
  return { pageSize, requestTimeout, language: language === 'auto' ? displayLanguage() : language };
}

function displayLanguage(): 'zh-CN' | 'en-US' {
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US';
}
