import pMap from 'p-map';
import * as vscode from 'vscode';
import { logFailure } from '../../model/failureLog.ts';
import { folderPool } from '../../pools/folderPool.ts';
import type { Pools } from '../../pools/pools.ts';
import type { SourceLanguage } from '../../source/found.ts';
import { Lines } from '../../source/lines.ts';
import { languageOfFile } from '../../source/sourceFiles.ts';
import { type CodeUse, findUses } from '../../source/uses.ts';
import { clientNamesIn } from './clientNames.ts';
import { listSourceFiles } from './listFiles.ts';
import { mayHoldAny } from './prefilter.ts';
import { decodeSource, filesAtOnce, largestFile, readBytes } from './readSource.ts';

/** A group code, in the pool that has the group. */
export interface WantedCode {
  /** The id of the connection. */
  readonly pool: string;
  readonly code: string;
}

/** Where a group code stands in a file. */
export interface FileUse {
  readonly use: CodeUse;
  readonly range: vscode.Range;
}

/** The uses in one file, in its order. */
export interface UsesInFile {
  readonly uri: vscode.Uri;
  readonly language: SourceLanguage;
  /** What the file says; of one that is open and not saved, what the editor has. */
  readonly text: string;
  readonly lines: Lines;
  readonly uses: readonly FileUse[];
}

/** What a search has found, and what it has not looked at. */
export interface FoundUses {
  /** By their paths. */
  readonly files: readonly UsesInFile[];
  /** How many files were looked at. */
  readonly searched: number;
  /** How many were to be. */
  readonly listed: number;
  /** The names of folders whose files VS Code did not list. */
  readonly unlisted: readonly string[];
  /** Why not all source files of the workspace were looked at. */
  readonly stopped?: 'limit' | 'cancelled';
  readonly unreadable: number;
  readonly tooLarge: number;
  /** How many strings in calls are codes of another pool, which their folder is about. */
  readonly ofOtherPools: number;
}

/** How a search goes on. */
export interface SearchOptions {
  /** When it is aborted, the search ends with what it has. */
  readonly signal: AbortSignal;
  readonly onProgress?: (searched: number, listed: number) => void;
  /** No more files than these are looked at. */
  readonly mostFiles?: number;
  /** How long (ms) VS Code may take to list a folder of another file system. */
  readonly listingLimitMs?: number;
}

export const mostFiles = 20_000;
const defaultListingLimitMs = 10_000;
/** Of longer texts (UTF-16 units) only the strings are looked at, not the calls that hold them. */
const longestWithCalls = 500_000;
/** How often (in files) the progress is told. */
const progressStep = 64;

/**
 * Finds where the source files of the workspace name group codes.
 * @throws UserError if VS Code cannot list the files
 */
export async function searchUses(
  context: { readonly pools: Pick<Pools, 'list'> },
  wanted: readonly WantedCode[],
  {
    signal,
    onProgress,
    mostFiles: most = mostFiles,
    listingLimitMs: limitMs = defaultListingLimitMs,
  }: SearchOptions,
): Promise<FoundUses> {
  const { uris, more, unlisted } = await listSourceFiles({ most, limitMs, signal });
  const search = new UseSearch(context, wanted, signal);
  await pMap(
    uris,
    async (uri) => {
      if (signal.aborted) return;
      await search.lookInto(uri);
      if (search.searched % progressStep === 0) onProgress?.(search.searched, uris.length);
    },
    { concurrency: filesAtOnce },
  );
  const { files, searched, unreadable, tooLarge, ofOtherPools } = search;
  const stopped = signal.aborted ? 'cancelled' : more ? 'limit' : undefined;
  return {
    files: files.sort((one, other) => (one.uri.path < other.uri.path ? -1 : 1)),
    searched,
    listed: uris.length,
    unlisted: unlisted.map(({ name }) => name),
    ...(stopped === undefined ? {} : { stopped }),
    unreadable,
    tooLarge,
    ofOtherPools,
  };
}

/** One search, and what it has found so far. */
class UseSearch {
  readonly files: UsesInFile[] = [];
  searched = 0;
  unreadable = 0;
  tooLarge = 0;
  ofOtherPools = 0;
  readonly #pools: Pick<Pools, 'list'>;
  readonly #wanted: readonly WantedCode[];
  readonly #signal: AbortSignal;
  readonly #codes: ReadonlySet<string>;
  readonly #mayHold: (bytes: Buffer) => boolean;
  readonly #unsaved: ReadonlyMap<string, vscode.TextDocument>;

  constructor(
    { pools }: { readonly pools: Pick<Pools, 'list'> },
    wanted: readonly WantedCode[],
    signal: AbortSignal,
  ) {
    this.#pools = pools;
    this.#wanted = wanted;
    this.#signal = signal;
    this.#codes = new Set(wanted.map(({ code }) => code));
    this.#mayHold = mayHoldAny(this.#codes);
    const unsaved = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
    this.#unsaved = new Map(unsaved.map((document) => [document.uri.toString(), document]));
  }

  /** Looks for uses in a file; one that cannot be read is counted. */
  async lookInto(uri: vscode.Uri): Promise<void> {
    try {
      const text = this.#unsaved.get(uri.toString())?.getText() ?? (await this.#read(uri));
      if (text !== undefined) this.#search(uri, text);
    } catch (error) {
      if (this.#signal.aborted) return;
      logFailure('A file was not searched for uses of a code', error, 'debug');
      this.unreadable += 1;
    }
    this.searched += 1;
  }

  /** @returns undefined where the file certainly has none of the codes, or is too large */
  async #read(uri: vscode.Uri): Promise<string | undefined> {
    const bytes = await readBytes(uri, this.#signal);
    if (bytes.length > largestFile) this.tooLarge += 1;
    else if (this.#mayHold(bytes)) return decodeSource(uri, bytes);
    return undefined;
  }

  #search(uri: vscode.Uri, text: string): void {
    const language = languageOfFile(uri.path);
    if (language === undefined) return;
    const found = findUses(text, language, this.#codes, {
      clientNames: clientNamesIn(uri),
      stringsOnly: text.length > longestWithCalls,
    });
    const own = found.filter(({ kind, code }) => kind === 'text' || this.#isMeant(uri, code));
    this.ofOtherPools += found.length - own.length;
    if (own.length === 0) return;
    const lines = new Lines(text);
    const uses = own.map((use) => ({ use, range: rangeOf(lines, use) }));
    this.files.push({ uri, language, text, lines, uses });
  }

  /** Whether a call in a file can mean the group that has a code: its folder may be about another pool. */
  #isMeant(uri: vscode.Uri, code: string): boolean {
    const chosen = folderPool(this.#pools, uri);
    switch (chosen.kind) {
      case 'pool':
        return this.#wanted.some(
          (each) => each.code === code && each.pool === chosen.connection.id,
        );
      case 'notConnected':
        return false;
      case 'unchosen':
      case 'none':
        return true;
      default:
        return chosen satisfies never;
    }
  }
}

function rangeOf(lines: Lines, { start, end }: CodeUse): vscode.Range {
  const from = lines.placeAt(start);
  const to = lines.placeAt(end);
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
