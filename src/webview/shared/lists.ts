import * as l10n from '@vscode/l10n';

// As src/feedback/sentences.ts does for the rest of VS Code, and apart from l10n.ts, which needs a page.

/** Puts whole sentences side by side. */
export function inSentences(sentences: readonly string[]): string {
  return sentences.reduce((before, sentence) =>
    l10n.t({
      message: '{0} {1}',
      args: [before, sentence],
      comment: ['{0} and {1} are whole sentences, one behind the other.'],
    }),
  );
}

/** Puts names, codes or actions into one line, with the commas of the display language. */
export function inList(names: readonly string[]): string {
  return names.join(listSeparator());
}

/** What stands between two of them. */
export function listSeparator(): string {
  return l10n.t({ message: ', ', comment: ['Stands between the names of a list.'] });
}
