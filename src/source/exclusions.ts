/**
 * One glob of all that is excluded by settings such as `search.exclude`.
 * @param settings from glob to whether it is on; of other values, such as a condition on files beside it, nothing is made
 * @returns undefined where nothing is excluded
 */
export function excludedGlob(settings: Readonly<Record<string, unknown>>): string | undefined {
  const globs = Object.entries(settings)
    .filter(([glob, value]) => value === true && glob !== '')
    .flatMap(([glob]) => expanded(glob, mostGlobs));
  const [first, ...others] = new Set(globs);
  if (first === undefined) return undefined;
  return others.length === 0 ? first : `{${[first, ...others].join(',')}}`;
}

/** A glob is not made into more than so many without alternatives. */
const mostGlobs = 256;

/** A glob as several without `{a,b}`, since what searches files has none within others. */
function expanded(glob: string, most: number): readonly string[] {
  const group = innermost.exec(glob);
  if (group === null) return [glob];
  const before = glob.slice(0, group.index);
  const after = glob.slice(group.index + group[0].length);
  const parts = (group[1] ?? '').split(',');
  const each = Math.floor(most / parts.length);
  return each === 0 ? [] : parts.flatMap((part) => expanded(before + part + after, each));
}

const innermost = /\{([^{}]*)\}/;
