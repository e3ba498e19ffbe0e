import type { SeenChange, SeenLookUp } from './attempts.ts';
import type { SaidRow, ToldMessage } from './faultCase.ts';
import { bystander, largeGroupName, newName, subject, userCount } from './faultScene.ts';
import type { SeenGrantChange } from './permissionFaults.ts';

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

const permissionsIntroduction = `## Permissions

The same for grants and for the panels that read them: one action is granted to “${subject.name}”, or all that it has of
a resource is revoked, while the fault happens to that request, or to every connection; and each panel is read again
while it happens to everything. What the group had stays what it was where the change was not made, the panels keep what
they showed, and once the fault is over, they show all.
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

/** What was seen of one fault, of those that matter for permissions. */
export interface SeenPermissionFault {
  readonly fault: string;
  readonly grant: SeenGrantChange;
  readonly revoke: SeenGrantChange;
  /** What the panels say, by their names. */
  readonly panels: ReadonlyMap<string, string>;
}

/** The tables as Markdown. */
export function makeReport(
  faults: readonly SeenFault[],
  permissions: readonly SeenPermissionFault[],
): string {
  const names = [...(permissions[0]?.panels.keys() ?? [])];
  return [
    introduction,
    tableOf(columns, faults.map(cells)),
    permissionsIntroduction,
    tableOf(
      ['Fault', 'Grant: what the user sees', 'What became of it', 'Revoke', 'What became of it'],
      permissions.map(({ fault, grant, revoke }) => [
        fault,
        escaped(grant.told),
        grantOutcome(grant),
        escaped(revoke.told),
        grantOutcome(revoke),
      ]),
    ),
    tableOf(
      ['Fault', ...names],
      permissions
        .filter(({ panels }) => [...panels.values()].some((text) => text !== ''))
        .map(({ fault, panels }) => [
          fault,
          ...names.map((name) => escaped(panels.get(name) ?? '')),
        ]),
    ),
  ].join('\n');
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => '---'), ...rows];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function grantOutcome({ outcome, done, later }: SeenGrantChange): string {
  return `${outcome === 'made' ? 'Made' : 'Not made'}, done ${times(done)}<br>${later}`;
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
