import * as v from 'valibot';
import { withSamplePools } from '../child.ts';
import type { Part } from '../part.ts';
import { shown, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { measureInHost } from './inHost.ts';

const sizes = [100, 1000, 10_000];

const Measured = v.object({
  firstRows: v.array(v.number()),
  opened: v.array(v.number()),
  openedAgain: v.number(),
  atOnce: v.number(),
  left: v.number(),
});

export const requests: Part = {
  name: 'requests',
  family: 'vscode',
  title: 'Requests',
  how:
    `In the extension host, pools of ${sizes.join(', ')} groups with as many users, all of them in one ` +
    'group: what a proxy before the server sees, tokens aside. A group is open when its rows have been ' +
    'given to VS Code, and closed by the call that is made when VS Code tells of a closed branch.',
  async measure() {
    const { firstRows, opened, openedAgain, atOnce, left } = await withSamplePools(
      sizes.map((size) => ({ groups: size, users: size })),
      (pools) => measureInHost('requests', { pools }, Measured),
    );
    const none = (value: number) => atMost(0, value, '');
    const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
    return {
      rows: [
        valueRow('more for the first groups of the larger pools', [spread(firstRows)], '', none),
        valueRow('more for the first members of the larger groups', [spread(opened)], '', none),
        valueRow('when a group is opened again', [openedAgain], '', none),
        valueRow('for a page of members that two ask for at once', [atOnce], '', (value) =>
          atMost(1, value, ''),
        ),
        valueRow('that go on once their branch is closed', [left], '', none),
      ],
      notes: [
        `The first groups and their counts of members took ${firstRows.map(shown).join(', ')} requests, ` +
          `the first members of a group ${opened.map(shown).join(', ')}.`,
      ],
    };
  },
};
