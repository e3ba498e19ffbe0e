import * as v from 'valibot';
import * as vscode from 'vscode';
import { documentScheme } from '../ids.ts';
import type { Group } from '../model/group.ts';
import { identityOf } from '../model/identity.ts';
import { longestInTitle, visibleText } from '../text/displayText.ts';

// The address of a group's document. It is here because several surfaces open one.

/** Which group a document is about. */
const Topic = v.object({
  /** The id of the connection. */
  pool: v.string(),
  /** The code that it had. */
  code: v.string(),
  /** By which it is told from another that has the code by now; absent where the server does not give it. */
  createdAt: v.optional(v.string()),
});

/** Which group a document is about. */
export type DocumentTopic = Readonly<v.InferOutput<typeof Topic>>;

/**
 * Where the document of a group is. Its path is for people, who see it in the tab and in Peek; which group it is,
 * the query says.
 * @param pool the connection
 */
export function groupDocumentUri(
  pool: { readonly id: string; readonly name: string },
  { code, createdAt }: Pick<Group, 'code' | 'createdAt'>,
): vscode.Uri {
  const topic: DocumentTopic = { pool: pool.id, code, ...identityOf({ createdAt }) };
  return vscode.Uri.from({
    scheme: documentScheme,
    path: `/${fileName(pool.name)}/${fileName(code)}.yaml`,
    query: JSON.stringify(topic),
  });
}

/** Which group an address is about; undefined where it is none of ours. */
export function documentTopic({ scheme, query }: vscode.Uri): DocumentTopic | undefined {
  if (scheme !== documentScheme) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Topic), query);
  return parsed.success ? parsed.output : undefined;
}

/** A text as one part of a path, and not one that leads elsewhere. */
export function fileName(text: string): string {
  const name = visibleText(text.trim(), longestInTitle).replaceAll(/[/\\]/g, '-');
  return /^\.*$/.test(name) ? `_${name}` : name;
}
