import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { documentScheme } from '../ids.ts';
import { shortTitle } from '../text/shortTitle.ts';
import { fileName } from './groupDocument.ts';

// Texts that commands show in a tab: what became of each part of a change, and the like. They are files that nobody can
// write, rather than texts without a file, so that VS Code does not ask whether to save one that is closed.

/** Which text an address is of. What the text says is not in it. */
const Topic = v.object({ details: v.string() });

/** The texts that are shown, by the ids in their addresses. */
const texts = new Map<string, string>();

/**
 * Opens a text in a tab of its own. It is kept until that is closed.
 * @param title what the tab is called; of a sentence, without its end. A question in Chinese keeps its mark, for its
 *   words are those of a question, too
 */
export async function showDetails(title: string, content: string): Promise<void> {
  const details = randomUUID();
  const query: v.InferOutput<typeof Topic> = { details };
  const time = new Date().toLocaleTimeString(vscode.env.language);
  const uri = vscode.Uri.from({
    scheme: documentScheme,
    // The time tells two of one title apart. A title names in quotes what it is about, so that it does not end as the
    // name of a source file does, by which VS Code would colour the text.
    path: `/${fileName(time)}/${fileName(shortTitle(title.replace(/[.?。]$/, '')))}`,
    query: JSON.stringify(query),
  });
  texts.set(details, content);
  try {
    // One that is opened next does not take its place, for it cannot be opened again.
    await vscode.window.showTextDocument(uri, { preview: false });
  } catch (error) {
    texts.delete(details);
    throw error;
  }
}

/** The id of the text that an address is of; undefined where it is none of these. */
export function detailsId({ scheme, query }: vscode.Uri): string | undefined {
  if (scheme !== documentScheme) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Topic), query);
  return parsed.success ? parsed.output.details : undefined;
}

/** What a text says; undefined where it is not kept any more. */
export function detailsText(id: string): string | undefined {
  return texts.get(id);
}

/** Lets go of a text. */
export function forgetDetails(id: string): void {
  texts.delete(id);
}
