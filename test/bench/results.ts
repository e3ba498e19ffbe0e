import { readFile, writeFile } from 'node:fs/promises';
import type { Findings, Part } from './part.ts';

const introduction = `# Results

Written by \`npm run bench\`, which fails where a budget is broken; \`npm run bench -- NAME\` measures
one part and leaves the others as they are. What is compared ran in one run, side by side, round by
round: the ratios mean something, the times are those of one machine under whatever else it did. The
processes that are measured run before all others where the system allows it. Of ratios and times alike
the median of the rounds is shown, and between what the middle half of them lies. Ratios are of each
round, so that theirs is not that of the medians.
`;

/** A part that was measured, and on what. */
export interface Measured {
  readonly part: Part;
  readonly findings: Findings;
  readonly machine: string;
}

/**
 * Writes the sections of the parts that were measured, and keeps those of the others.
 * @param order all parts, in the order of their sections
 */
export async function writeResults(
  file: string,
  order: readonly Part[],
  measured: readonly Measured[],
): Promise<void> {
  const sections = sectionsOf(await readFile(file, 'utf8').catch(() => ''));
  for (const each of measured) sections.set(each.part.title, sectionOf(each));
  const known = order.map(({ title }) => sections.get(title)).filter((text) => text !== undefined);
  await writeFile(file, [introduction, ...known].join('\n'));
}

/** The sections of a file of results, by their titles. */
function sectionsOf(text: string): Map<string, string> {
  const [, ...sections] = text.split(/^## /m);
  return new Map(
    sections.map((section) => [
      section.slice(0, section.indexOf('\n')),
      `## ${section.trimEnd()}\n`,
    ]),
  );
}

function sectionOf({ part, findings, machine }: Measured): string {
  const { rows, notes = [] } = findings;
  const table = [
    ['what', 'median', 'middle half', 'budget', ''],
    ['---', '---:', '---:', '---:', '---'],
    ...rows.map(({ what, median, spread, verdict }) => [
      what,
      median,
      spread,
      verdict?.budget ?? '',
      verdict === undefined ? '' : verdict.kept ? 'kept' : '**broken**',
    ]),
  ];
  const lines = table.map((cells) => `| ${cells.join(' | ')} |`);
  return [`## ${part.title}`, part.how, lines.join('\n'), ...notes, `*${machine}*`]
    .join('\n\n')
    .concat('\n');
}
