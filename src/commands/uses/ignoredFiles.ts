import ignore, { type Ignore } from 'ignore';

/** What is known of a folder. */
interface Known {
  readonly isIgnored: boolean;
  /** The folder whose rules say so against those further out, which count no more within; empty for the root. */
  readonly by: string;
}

/** Such names have the files that say which others are ignored. */
export const ignoreFileNames: readonly string[] = ['.gitignore', '.ignore'];

/** What files such as `.gitignore` ignore below a folder. */
export class IgnoredFiles {
  readonly #rules = new Map<string, Ignore>();
  readonly #folders = new Map<string, Known>([['', { isIgnored: false, by: '' }]]);

  /**
   * Adds what a file says for its folder.
   * @param folder its path, with slashes and none at its end; empty for the root
   */
  add(folder: string, rules: string): void {
    const known =
      this.#rules.get(folder) ?? ignore({ ignorecase: false, allowRelativePaths: true });
    this.#rules.set(folder, known.add(rules));
  }

  /** Whether a file is ignored, or a folder that it is in. */
  has(path: string): boolean {
    return this.#rules.size > 0 && this.#judge(path, '').isIgnored;
  }

  /** @param ending a slash for a folder */
  #judge(path: string, ending: '' | '/'): Known {
    const around = this.#folder(folderOf(path));
    if (around.isIgnored) return around;
    // The nearest rules come first.
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const within = path.slice(folder === '' ? 0 : folder.length + 1);
      const said = this.#rules.get(folder)?.test(within + ending);
      if (said?.ignored) return { isIgnored: true, by: folder };
      if (said?.unignored) return { isIgnored: false, by: folder };
      if (folder === around.by) return around;
    }
  }

  #folder(path: string): Known {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const judged = this.#judge(path, '/');
    this.#folders.set(path, judged);
    return judged;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
