import { bareName, isJoint } from '../chains.ts';
import { isWord } from '../codeTokens.ts';
import { type Evidence, gatherEvidence } from '../evidence.ts';
import type { SourceLanguage } from '../found.ts';
import type { Sdk } from '../sdkTable.ts';

/** What a source text uses of Authing's SDKs. */
export interface UsedClient {
  /** Undefined where nothing in the text leads to one. */
  readonly sdk?: Sdk;
  /** The client, as it is written there: `this.managementClient`, `$client`. */
  readonly client?: string;
}

/** The names of what makes clients, rather than of clients. */
const making = /^(?:New|Init|I)?(?:Management)?(?:Base)?Client$/;

/** Words before the name of a package, in which a client's name may occur. */
const beforePackage = new Set(['import', 'static', 'using', 'use', 'from', 'package', 'namespace']);

/** A client has no longer name, in parts; each is looked up with those before it. */
const longestChain = 8;

interface Candidate {
  readonly text: string;
  readonly sdks: readonly Sdk[];
  readonly start: number;
  /** Whether something is done with it there. */
  readonly isUsed: boolean;
}

/**
 * Finds the management client that a text uses at an offset: the nearest before it, else the first behind it.
 * @param clientNames as for `gatherEvidence`
 */
export function usedClient(
  text: string,
  language: SourceLanguage,
  offset: number,
  clientNames: readonly string[] = [],
): UsedClient {
  const evidence = gatherEvidence(text, language, clientNames);
  const { tokens } = evidence;
  let best: Candidate | undefined;
  let imported: readonly Sdk[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isWord(tokens.texts[at]) || isJoint(tokens, at - 1)) continue;
    const found = readFrom(text, evidence, at);
    if (imported.length === 0) imported = found.sdks;
    if (found.client !== undefined && isBetter(found.client, best, offset)) best = found.client;
  }
  const sdks = best?.sdks ?? imported;
  const sdk = sdks.find((each) => each !== 'v3') ?? sdks[0];
  return { ...(sdk && { sdk }), ...(best && { client: best.text }) };
}

/** What the chain of names that begins at a token leads to. */
function readFrom(text: string, { tokens, language, resolve }: Evidence, from: number) {
  const { texts, starts } = tokens;
  const start = starts[from] ?? 0;
  const parts: string[] = [];
  const isPackage = beforePackage.has(texts[from - 1] ?? '');
  let sdks: readonly Sdk[] = [];
  for (let at = from; isWord(texts[at]) && parts.length < longestChain; at += 2) {
    const word = texts[at] ?? '';
    const offset = starts[at] ?? 0;
    parts.push(bareName(word));
    const origin = resolve(parts, offset);
    if (origin?.kind === 'package' || origin?.kind === 'client') sdks = origin.sdks;
    const isJoined = isJoint(tokens, at + 1);
    if (origin?.kind === 'client' && origin.part === '' && !isPackage) {
      const next = isJoined ? resolve([...parts, texts[at + 2] ?? ''], offset) : undefined;
      const isUsed = isJoined && texts[at + 1] !== '\\';
      const isVariable =
        language === 'php' ? word.startsWith('$') || at > from : !/^\p{Lu}/u.test(word);
      const hasPart = next?.kind === 'client' && next.part !== '';
      if ((isVariable || hasPart) && !making.test(word) && texts[at + 1] !== '(') {
        const receiver = text.slice(start, offset + word.length);
        return { sdks, client: { text: receiver, sdks, start, isUsed } };
      }
    }
    if (!isJoined) break;
  }
  return { sdks };
}

function isBetter(one: Candidate, other: Candidate | undefined, offset: number): boolean {
  if (other === undefined) return true;
  if (one.isUsed !== other.isUsed) return one.isUsed;
  // They come in the order of the text.
  return one.start <= offset;
}
