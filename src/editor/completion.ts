import * as vscode from 'vscode';
import { resourceTypes } from '../model/resource.ts';
import { displayText } from '../text/displayText.ts';
import { plainName } from '../text/plainText.ts';
import { type CodeString, contentRange, writtenIn } from './codes/codeString.ts';
import { kindsOf, namedBy } from './codes/namedCodes.ts';
import { codeOf, type NamedCode, nameOf, type PoolCodes } from './codes/poolCodes.ts';
import { describeCode } from './describeCode.ts';
import type { EditorContext } from './editorContext.ts';

/** More than these nobody reads through: another letter brings others. */
const mostItems = 200;

/** An item that knows what it stands for, so that its details are made only when it is looked at. */
export interface CodeItem extends vscode.CompletionItem {
  insertText: string;
  readonly named?: NamedCode;
}

/** What is offered, and whether a longer text may bring more. */
interface Offered {
  readonly items: readonly CodeItem[];
  readonly more: boolean;
}

/** Completes codes of the pool in strings: at once in arguments of an SDK's calls, elsewhere when asked to. */
export class CodeCompletion implements vscode.CompletionItemProvider<CodeItem> {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    _token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): vscode.CompletionList<CodeItem> | undefined {
    const string = this.#context.source.at(document, position);
    // In a list that is written with escapes or is interpolated, no place of an element is known.
    if (string === undefined || string.meaning?.format === 'list') return undefined;
    const isTyped = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
    if (isTyped && string.meaning === undefined) return undefined;
    const pools = this.#context.codesFor(document);
    if (pools.length === 0) return undefined;
    const range = contentRange(document, string, position);
    const typed = document.getText(range.with({ end: position }));
    const { items, more } = this.#offer(document, string, pools, typed);
    for (const item of items) {
      item.range = range;
      item.insertText = writtenIn(document, string, item.insertText);
    }
    return new vscode.CompletionList([...items], more);
  }

  resolveCompletionItem(item: CodeItem): CodeItem {
    if (item.named !== undefined) item.documentation = describeCode(this.#context, item.named);
    return item;
  }

  #offer(
    document: vscode.TextDocument,
    string: CodeString,
    pools: readonly PoolCodes[],
    typed: string,
  ): Offered {
    const holds = string.meaning?.holds;
    if (holds === undefined) return this.#codes(document, string, pools, typed);
    switch (holds) {
      case 'action':
        return { items: this.#actions(document, string, pools), more: false };
      case 'type':
        return { items: resourceTypes.map(typeItem), more: false };
      case 'group':
      case 'resource':
      case 'namespace':
        return this.#codes(document, string, pools, typed);
      default:
        return holds satisfies never;
    }
  }

  #codes(
    document: vscode.TextDocument,
    string: CodeString,
    pools: readonly PoolCodes[],
    typed: string,
  ): Offered {
    const beside = this.#context.source.beside(document, string);
    const namespace = beside.find(({ meaning }) => meaning?.holds === 'namespace')?.found.value;
    const found = pools.flatMap((pool) =>
      kindsOf(string.meaning).map((kind) =>
        pool.search(kind, typed, { most: mostItems, namespace }),
      ),
    );
    const codes = found.flatMap((each) => each.codes);
    return {
      items: codes.slice(0, mostItems).map((named) => this.#codeItem(named, pools.length > 1)),
      more: found.some(({ more }) => more) || codes.length > mostItems,
    };
  }

  /** The actions of the resource that stands beside: in the same object, where there are several. */
  #actions(
    document: vscode.TextDocument,
    string: CodeString,
    pools: readonly PoolCodes[],
  ): readonly CodeItem[] {
    const resources = this.#context.source
      .beside(document, string)
      .filter(({ meaning }) => meaning?.holds === 'resource');
    const names = resources
      .filter(({ shared }) => shared === resources[0]?.shared)
      .flatMap((resource) => namedBy(pools, resource))
      .flatMap((named) => (named.kind === 'resource' ? named.resources : []))
      .flatMap(({ actions }) => actions ?? []);
    return [...new Map(names.map((action) => [action.name, action])).values()].map(
      ({ name, description }) => ({
        label: { label: name, ...(description ? { description: plainName(description) } : {}) },
        insertText: name,
        kind: vscode.CompletionItemKind.Method,
      }),
    );
  }

  #codeItem(named: NamedCode, isPoolShown: boolean): CodeItem {
    const code = codeOf(named);
    const name = nameOf(named);
    const pool = isPoolShown ? this.#context.pools.get(named.pool)?.name : undefined;
    const description = [name, pool].filter((text) => text).map((text) => plainName(text ?? ''));
    return {
      label: { label: displayText(code), description: description.join(' · ') },
      insertText: code,
      // VS Code looks for what is typed in it, be that the code or the name.
      filterText: `${code} ${name ?? ''}`,
      kind: itemKind(named),
      named,
    };
  }
}

function typeItem(type: string): CodeItem {
  return { label: type, insertText: type, kind: vscode.CompletionItemKind.EnumMember };
}

function itemKind({ kind }: NamedCode): vscode.CompletionItemKind {
  switch (kind) {
    case 'group':
      return vscode.CompletionItemKind.User;
    case 'namespace':
      return vscode.CompletionItemKind.Module;
    case 'resource':
      return vscode.CompletionItemKind.Constant;
    default:
      return kind satisfies never;
  }
}
