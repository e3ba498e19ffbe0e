import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { SourceLanguage } from '../../../../src/source/found.ts';
import { findStrings } from '../../../../src/source/index.ts';
import type { RecordingProxy } from '../../../support/servers/recordingProxy.ts';
import { ownTime } from './ownTime.ts';
import { setAll } from './userSettings.ts';

interface Given {
  readonly language: SourceLanguage;
  readonly source: string;
  readonly keystrokes: number;
  readonly proxy: RecordingProxy;
}

/** What keys cost, in milliseconds each. */
export interface Typing {
  readonly language: string;
  /** How long the extension host's own thread computed, with all help on and with all of it off. */
  readonly busy: readonly number[];
  readonly busyWithout: readonly number[];
  /** How long code of the extension ran, with what it calls, and the longest it did without a break. */
  readonly own: readonly number[];
  readonly longest: readonly number[];
  /** How many requests were made with the keys. */
  readonly requests: number;
}

/** From a key until all that comes of it is done: diagnostics come 400 ms later, and VS Code asks for the rest. */
const afterKeyMs = 1500;

/** How long nothing must happen before a key. */
const quietMs = 1000;

const help = ['completion', 'hover', 'codeLens', 'inlayHints'] as const;

const on = settings(true, 'warning');
const off = settings(false, 'off');

function settings(isOn: boolean, diagnostics: string): Readonly<Record<string, unknown>> {
  const switches = help.map((name) => [`authingGroups.code.${name}`, isOn]);
  return { ...Object.fromEntries(switches), 'authingGroups.code.diagnostics': diagnostics };
}

/** Types a letter all over a file, in codes and in names by turns, and takes each away again. */
export async function measureTyping({
  language,
  source,
  keystrokes,
  proxy,
}: Given): Promise<Typing> {
  const document = await vscode.workspace.openTextDocument({ language, content: source });
  const editor = await vscode.window.showTextDocument(document);
  const places = placesIn(document, keystrokes);
  let requests = 0;
  const type = async (
    place: vscode.Position,
    measure: (press: () => Promise<void>) => Promise<void>,
  ) => {
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
    await settled(proxy);
    proxy.requests.length = 0;
    await measure(async () => {
      await vscode.commands.executeCommand('type', { text: 'e' });
      await pause(afterKeyMs);
    });
    requests += proxy.requests.length;
    await vscode.commands.executeCommand('hideSuggestWidget');
    await vscode.commands.executeCommand('deleteLeft');
  };
  const busyTimes = async () => {
    const times: number[] = [];
    for (const place of places) {
      await type(place, async (press) => {
        const before = threadTime();
        await press();
        times.push(threadTime() - before);
      });
    }
    return times;
  };
  const busy: number[] = [];
  const busyWithout: number[] = [];
  // What is shown the first time is read from the server.
  await setAll(on);
  for (const place of places) await type(place, (press) => press());
  requests = 0;
  await setAll(off);
  busyWithout.push(...(await busyTimes()));
  await setAll(on);
  busy.push(...(await busyTimes()));
  const own: number[] = [];
  const longest: number[] = [];
  for (const place of places) {
    await type(place, async (press) => {
      const time = await ownTime(press);
      own.push(time.total);
      longest.push(time.longest);
    });
  }
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return { language, busy, busyWithout, own, longest, requests };
}

const Usage = v.object({ user: v.number(), system: v.number() });

/** For how long (ms) this thread has computed. Node tells it from 24 on, which runs the newest VS Code. */
function threadTime(): number {
  const usage: unknown = Reflect.get(process, 'threadCpuUsage');
  if (typeof usage !== 'function') throw new Error('Node does not tell the time of a thread.');
  const { user, system } = v.parse(Usage, Reflect.apply(usage, process, []));
  return (user + system) / 1000;
}

/** Places at the ends of codes, and by turns behind the names that begin their lines. */
function placesIn(document: vscode.TextDocument, count: number): readonly vscode.Position[] {
  const strings = findStrings(document.getText(), document.languageId).filter(
    ({ call, value }) => call !== undefined && /^(?:group|data|api)-\d/.test(value ?? ''),
  );
  return Array.from({ length: count }, (_, index) => {
    const string = strings[Math.floor(((index + 0.5) / count) * strings.length)];
    const inCode = document.positionAt(string?.contentEnd ?? 0);
    if (index % 2 === 0) return inCode;
    const { text } = document.lineAt(inCode);
    return inCode.with({ character: /^\W*\w*/.exec(text)?.[0].length ?? 0 });
  });
}

/** Waits until nothing is asked of the server any more. */
async function settled({ requests }: RecordingProxy): Promise<void> {
  let before = -1;
  while (before !== requests.length) {
    before = requests.length;
    await pause(quietMs);
  }
}
