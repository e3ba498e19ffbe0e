import * as v from 'valibot';
import type { RecordingProxy } from './servers/recordingProxy.ts';

const usersAnswer = v.looseObject({
  data: v.looseObject({
    group: v.looseObject({
      users: v.looseObject({ list: v.array(v.looseObject({ id: v.string() })) }),
    }),
  }),
});

/** Has the lists of members say another name of a user, as the server does once somebody has changed it. */
export function renameUser(proxy: RecordingProxy, id: string, name: string): void {
  proxy.alter('groupWithUsersWithCustomData', async (_, forward) => {
    const { status, body } = await forward();
    const answer = v.parse(usersAnswer, body);
    for (const user of answer.data.group.users.list) if (user.id === id) user.name = name;
    return { status, body: answer };
  });
}
