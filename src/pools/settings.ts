import * as v from 'valibot';
import * as vscode from 'vscode';

/** The settings under `authingGroups.*`; a value out of bounds counts as not set. */
const SettingsSchema = v.object({
  pageSize: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(50)), 50),
  requestTimeout: v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(600)), 30),
  language: v.fallback(v.picklist(['auto', 'zh-CN', 'en-US']), 'auto'),
});

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
