import * as v from 'valibot';
import { sourceLanguages } from '../../../src/source/found.ts';
import { withSamplePool } from '../child.ts';
import type { Part, Row } from '../part.ts';
import { valueRow } from '../rows.ts';
import { quantile95 } from '../statistics.ts';
import { atMost } from '../verdict.ts';
import { measureInHost } from './inHost.ts';

const groups = 10_000;
const resources = 20_000;
const lines = 2000;
/** Where the budget of a key does not hold in long files, files of so many lines show its limit. */
const fewerLines = 1000;
/** Of so many lines one is about calls of SDKs: where keys are pressed, and in files with many more than people write. */
const usual = 50;
const dense = 5;
/** In how many places of each file something is asked. */
const cursors = 16;
/** How many keys are pressed in a file, each time. */
const keystrokes = 8;
/** In files of these languages keys are pressed: those that others help in least. */
const typed = ['python', 'csharp', 'ruby'];
/** Of the others VS Code itself may know something, and it answers for all in one. */
const ownOnly = new Set(['python', 'java', 'go', 'csharp', 'ruby']);

const times = v.array(v.number());
const AnswersSchema = v.array(
  v.object({
    language: v.string(),
    completion: times,
    hover: times,
    completionCommand: times,
    hoverCommand: times,
    bareCompletionCommand: times,
    bareHoverCommand: times,
  }),
);
const TypingSchema = v.array(
  v.object({
    language: v.string(),
    busy: times,
    busyWithout: times,
    own: times,
    longest: times,
    requests: v.number(),
  }),
);

type Answers = v.InferOutput<typeof AnswersSchema>[number];
type Typing = v.InferOutput<typeof TypingSchema>[number];

export const codeHelp: Part = {
  name: 'codeHelp',
  family: 'vscode',
  title: 'Help in source files',
  how:
    `In the extension host, with ${groups.toLocaleString('en-US')} groups and ` +
    `${resources.toLocaleString('en-US')} resources known, in files of ${lines.toLocaleString('en-US')} lines, one ` +
    `of each language: one line in ${dense} is of calls of SDKs, many more than people write, the others are code of all kinds. ` +
    `A letter is typed in a string, in ${cursors} places all over the file, and completions are asked for there; it is taken away, and the hover is ` +
    'asked for, by turns there and on a name beside: from the call of the extension’s provider until it has ' +
    'answered, and in languages that nobody else helps in from the command that asks all providers to its result, ' +
    'beside the same of providers that have 200 items and a hover ready. Then keys are pressed with CodeLens, inlay ' +
    'hints, diagnostics, completion and hover on, in strings and behind names by turns: the CPU time of the ' +
    'extension host’s own thread until 1.5 s later, beside the same with all of it off; and by V8’s profiler how long code of the ' +
    `extension ran, with whatever it calls. Here one line in ${usual} is of calls. The budget is one for files of ` +
    `${lines.toLocaleString('en-US')} lines; those of ${fewerLines.toLocaleString('en-US')} show its limit.`,
  async measure() {
    const { answers, typing, typingInFewer } = await withSamplePool(
      { groups, users: 1000, resources },
      async (pool) => {
        const keys = { pool, linesForOne: usual, languages: typed, places: keystrokes };
        const typingIn = (length: number) =>
          measureInHost('helpTyping', { ...keys, lines: length }, TypingSchema);
        return {
          answers: await measureInHost(
            'helpAnswers',
            { pool, lines, linesForOne: dense, languages: sourceLanguages, places: cursors },
            AnswersSchema,
          ),
          typing: await typingIn(lines),
          typingInFewer: await typingIn(fewerLines),
        };
      },
    );
    const own = answers.filter(({ language }) => ownOnly.has(language));
    const command = (name: 'completionCommand' | 'hoverCommand') => all(own, name);
    return {
      rows: [
        slowestRow('completion: 95 % of all places', all(answers, 'completion')),
        slowestRow('hover: 95 % of all places', all(answers, 'hover')),
        ...answers.flatMap((each) => [
          valueRow(`${each.language}: completion`, each.completion, 'ms'),
          valueRow(`${each.language}: hover`, each.hover, 'ms'),
        ]),
        valueRow('completion: from command to result', command('completionCommand'), 'ms'),
        valueRow('the same of items that are ready', all(own, 'bareCompletionCommand'), 'ms'),
        valueRow('hover: from command to result', command('hoverCommand'), 'ms'),
        valueRow('the same of a hover that is ready', all(own, 'bareHoverCommand'), 'ms'),
        ...typing.flatMap((each) => typingRows(each)),
        ...typingInFewer.flatMap((each) =>
          busyRows(each, `, ${fewerLines.toLocaleString('en-US')} lines`),
        ),
        valueRow(
          'requests with these keys',
          [[...typing, ...typingInFewer].reduce((sum, each) => sum + each.requests, 0)],
          '',
          (value) => atMost(0, value, ''),
        ),
      ],
    };
  },
};

function all(
  answers: readonly Answers[],
  name: Exclude<keyof Answers, 'language'>,
): readonly number[] {
  return answers.flatMap((each) => each[name]);
}

function slowestRow(what: string, values: readonly number[]): Row {
  return valueRow(what, [quantile95(values)], 'ms', (ms) => atMost(15, ms, 'ms'));
}

function typingRows(typing: Typing): readonly Row[] {
  const { language, busy, busyWithout, own, longest } = typing;
  return [
    ...busyRows(typing),
    valueRow(`${language}: busy with a key`, busy, 'ms'),
    valueRow(`${language}: the same without help`, busyWithout, 'ms'),
    valueRow(`${language}: the extension’s code, with what it calls`, own, 'ms'),
    valueRow(`${language}: the longest it ran without a break`, longest, 'ms'),
  ];
}

/** How much longer the extension host is busy with help than without, of keys in strings and of those in names. */
function busyRows({ language, busy, busyWithout }: Typing, file = ''): readonly Row[] {
  const more = busy.map((ms, place) => ms - (busyWithout[place] ?? 0));
  // They take turns.
  return ['string', 'name'].map((where, turn) =>
    valueRow(
      `${language}${file}: busy with a key in a ${where} because of the help`,
      more.filter((_, place) => place % 2 === turn),
      'ms',
      (ms) => atMost(10, ms, 'ms'),
    ),
  );
}
