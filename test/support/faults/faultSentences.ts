import type { ChangeCase, LookUpCase, SaidRow, ToldMessage } from './faultCase.ts';
import { largeGroupName, newName, subject, userCount } from './faultScene.ts';

// What a person is to read, put together from the few forms it has.

/** A look-up that the fault does not keep from being done. */
export const brings: LookUpCase = { of: 'groups', says: [] };

/** A look-up that fails, and says so in a row above what was known before. */
export function fails(label: string, tooltip: string, action = 'Retry'): LookUpCase {
  const row: SaidRow = { label, action, tooltip };
  return { of: 'groups', says: [row] };
}

/** A look-up in which the server does not take the token that it has given for the pool's secret. */
export function refusesLogin(tooltip: string): LookUpCase {
  return fails('Login not accepted', tooltip, 'Replace Secret');
}

/** A group is renamed, whatever the fault. */
export const renames: ChangeCase = {
  task: 'rename',
  outcome: 'made',
  told: {
    severity: 'information',
    text: `The group “${subject.name}” was renamed to “${newName}”.`,
    buttons: ['Undo'],
  },
};

/** A group is not renamed, and the message says why, and offers what may help. */
export function doesNotRename(why: string, ...remedies: string[]): ChangeCase {
  return {
    task: 'rename',
    outcome: 'not made',
    told: {
      severity: 'error',
      text: `The group “${subject.name}” was not renamed. ${why}`,
      buttons: [...(remedies.length === 0 ? ['Retry'] : remedies), 'Show Log'],
    },
  };
}

/** Nobody can say whether a group is renamed, and the message says why; it is not, or not before that. */
export function mayRename(
  why: string,
  { outcome = 'not made', ...others }: Partial<Omit<ChangeCase, 'told' | 'task'>> = {},
): ChangeCase {
  return {
    task: 'rename',
    outcome,
    ...others,
    told: {
      severity: 'error',
      text: `Saving “${subject.name}”: ${why} The server may have made the change, or may still make it. You will be told if it does.`,
      buttons: ['Refresh', 'Show Log'],
    },
  };
}

/** A member is removed from a group, whatever the fault of what is read for it. */
export function removesOne(on: string): ChangeCase {
  const told = removed(`1 member was removed from “${subject.name}”.`);
  return { task: 'removeOne', on, outcome: 'made', told };
}

/** All members are removed from a large group, though something goes wrong after the first. */
export function removesAll(course: ChangeCase['course']): ChangeCase {
  const told = removed(`${userCount} members were removed from “${largeGroupName}”.`);
  return { task: 'removeAll', outcome: 'made', told, ...(course && { course }) };
}

function removed(text: string): ToldMessage {
  return { severity: 'information', text, buttons: ['Undo'] };
}

/** Some members are removed from a large group and the others are not, and the message says why. */
export function removesSome(course: ChangeCase['course'], done: number, why: string): ChangeCase {
  return {
    task: 'removeAll',
    outcome: 'in part',
    told: {
      severity: 'warning',
      text: `${done} of ${userCount} members were removed from “${largeGroupName}”. ${userCount - done} users were not processed. ${why}`,
      buttons: ['Undo', 'Retry the Rest', 'Show Details'],
    },
    ...(course && { course }),
  };
}
