import * as v from 'valibot';
import { type SourceLanguage, sourceLanguages } from '../../../../src/source/found.ts';
import { connect } from '../../../support/host/connectedPool.ts';
import { hideView, internals } from '../../../support/host/extension.ts';
import { type RecordingProxy, startProxy } from '../../../support/servers/recordingProxy.ts';
import { type Address, addressSchema } from '../../child.ts';
import { type Answers, measureAnswers } from './helpAnswers.ts';
import { measureTyping, type Typing } from './helpTyping.ts';
import { type KnownCodes, sourceWithCalls, type WantedSource } from './sourceWithCalls.ts';
import { setAll } from './userSettings.ts';
import { WatchedProviders } from './watchedProviders.ts';

const InputSchema = v.object({
  pool: addressSchema,
  lines: v.number(),
  /** Of so many lines one is about calls of SDKs. */
  linesForOne: v.number(),
  languages: v.array(v.picklist(sourceLanguages)),
  /** In how many places of each file something is asked, or typed. */
  places: v.number(),
});

/** What is there once all codes of a pool are known. */
interface Known {
  /** A long source text that names codes of the pool. */
  sourceIn(language: SourceLanguage): string;
  readonly proxy: RecordingProxy;
}

/** Has completions and hovers given all over long source files, with all codes of a large pool known. */
export async function measureHelpAnswers(input: unknown): Promise<readonly Answers[]> {
  const { pool, languages, places, ...file } = v.parse(InputSchema, input);
  const providers = new WatchedProviders();
  try {
    return await withKnownCodes(pool, file, async ({ sourceIn }) => {
      const answers: Answers[] = [];
      for (const language of languages) {
        const source = sourceIn(language);
        answers.push(await measureAnswers({ language, source, cursors: places }, providers));
      }
      return answers;
    });
  } finally {
    providers.dispose();
  }
}

/** Presses keys in long source files, with all codes of a large pool known. */
export async function measureHelpTyping(input: unknown): Promise<readonly Typing[]> {
  const { pool, languages, places, ...file } = v.parse(InputSchema, input);
  return withKnownCodes(pool, file, async ({ sourceIn, proxy }) => {
    const typing: Typing[] = [];
    for (const language of languages) {
      const source = sourceIn(language);
      typing.push(await measureTyping({ language, source, keystrokes: places, proxy }));
    }
    return typing;
  });
}

async function withKnownCodes<T>(
  pool: Address,
  file: Omit<WantedSource, 'language'>,
  work: (known: Known) => Promise<T>,
): Promise<T> {
  const { directories } = await internals();
  const proxy = await startProxy(pool.host);
  const row = await connect({ ...pool, host: proxy.host });
  await hideView();
  await setAll({ 'editor.wordBasedSuggestions': 'off' });
  try {
    const { codes } = directories.get(row.poolId);
    await codes.load();
    const known: KnownCodes = {
      groups: codes.groups.value?.rows.map(({ group }) => group.code) ?? [],
      resources: codes.resources.value?.rows.map(({ code }) => code) ?? [],
      namespaces: codes.namespaces.value?.rows.map(({ code }) => code) ?? [],
    };
    if (known.groups.length < 10_000 || known.resources.length < 20_000) {
      throw new Error('Not all codes of the pool are known.');
    }
    return await work({
      sourceIn: (language) => sourceWithCalls({ language, ...file }, known),
      proxy,
    });
  } finally {
    await proxy.close();
  }
}
