// Puts the page's words into the user's language, and sorts by it. Every page imports this first; then
// `l10n.t` is ready.
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { sortAsIn } from './rowOrder.ts';

const bundle = v.record(
  v.string(),
  v.union([v.string(), v.object({ message: v.string(), comment: v.array(v.string()) })]),
);

/** The host names it in the page's element. */
const language = document.documentElement.lang || undefined;

const numbers = new Intl.NumberFormat(language);

/** The host puts `vscode.l10n.bundle` into the page; without one the words stay English. */
function configure(): void {
  const text = document.getElementById('l10n')?.textContent;
  if (!text) return;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), bundle), text);
  if (parsed.success) l10n.config({ contents: parsed.output });
}

configure();
if (language !== undefined) sortAsIn(language);

/** A number as the user's language writes it. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}
