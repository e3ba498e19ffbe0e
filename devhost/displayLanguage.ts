import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives a VS Code a language pack that translates nothing of its own, before it starts: with `--locale`,
 * extensions then speak that language, while VS Code itself goes on in English.
 * @param home the scratch folder of the server
 * @param data its user data folder
 * @param locale such as `zh-cn`
 */
export async function installLanguage(home: string, data: string, locale: string): Promise<void> {
  const pack = join(home, 'languagePack');
  const translations = join(pack, 'main.i18n.json');
  await mkdir(pack);
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const packs = {
    [locale]: {
      hash: locale,
      label: locale,
      extensions: [{ extensionIdentifier: { id: `tests.${locale}` }, version: '1.0.0' }],
      translations: { vscode: translations },
    },
  };
  await writeFile(join(data, 'languagepacks.json'), JSON.stringify(packs));
}
