import type { SeenChange, SeenLookUp } from './attempts.ts';
import type { SaidRow, ToldMessage } from './faultCase.ts';
import { bystander, largeGroupName, newName, subject, userCount } from './faultScene.ts';

/** What was seen of one fault. */
export interface SeenFault {
  readonly fault: string;
  readonly lookUp: SeenLookUp;
  readonly change: SeenChange;
}

const introduction = `# What happens when something goes wrong

The tests of \`test/host/faults.test.ts\` write this table of what they see in VS Code, while a server between the
extension and the sample pool does what the first column says to every answer, or to every connection, that the
look-up or the change depends on.

- The look-up is Refresh of the user pool, after somebody else has renamed the group “${bystander.name}” and added a
  member to “${subject.name}”.
- The change is to rename “${subject.name}” to “${newName}”, or to remove one of its members; the long one is to remove
  all ${userCount} members of “${largeGroupName}” in three requests.
- A look-up is repeated once, a change only where the server has certainly not made it.
- What is in brackets can be clicked. A later call is what a person would do when the fault is over.

In all of them the tests also see that no row keeps a spinner, that the server has everything that the change is not
about as it was before, and that after the later call the rows are what the server has.
`;

const columns = [
  'Fault',
  'Look-up: what the user sees',
  'The tree',
  'Change: what the user sees',
  'What became of it',
  'Nothing done twice',
  'A later call',
];

/** The table as Markdown. */
export function makeReport(faults: readonly SeenFault[]): string {
  const lines = [columns, columns.map(() => '---'), ...faults.map(cells)];
  return `${introduction}\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function cells({ fault, lookUp, change }: SeenFault): string[] {
  return [
    fault,
    lookUp.says.length === 0 ? 'Nothing of it' : lookUp.says.map(row).map(escaped).join('<br>'),
    lookUp.rows === 'as before' ? 'What was known before, below that row' : 'What the server has',
    change.told.map(message).map(escaped).join('<br>'),
    outcome(change),
    `Sent ${times(change.asked)}, done ${times(change.done)}`,
    `${lookUp.later} brings what the server has<br>${change.later}`,
  ];
}

function outcome({ outcome, shown }: SeenChange): string {
  const made = { made: 'Made', 'not made': 'Not made', 'in part': 'Made in part' }[outcome];
  return `${made}, and ${shown === outcome ? 'its row shows so' : 'its row shows so later'}`;
}

function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

function row({ label, action, tooltip }: SaidRow): string {
  return `${label} [${action}]: ${tooltip}`;
}

function message({ text, buttons }: ToldMessage): string {
  return [text, ...buttons.map((title) => `[${title}]`)].join(' ');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<>|[\]]/g, '\\$&').replace(/\s+/g, ' ');
}
