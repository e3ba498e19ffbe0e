import type { SourceLanguage } from '../found.ts';
import type { Language } from '../scanner/scan.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript, typescript, typescriptreact } from './javascript.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';

/** What is known of each language. */
export const languages: Readonly<Record<SourceLanguage, Language>> = {
  javascript,
  javascriptreact: javascript,
  typescript,
  typescriptreact,
  python,
  java,
  go,
  csharp,
  php,
  ruby,
};
