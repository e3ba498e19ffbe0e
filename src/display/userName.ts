// Apart from userDisplay.ts, for it is used and tested without VS Code.
import type { User } from '../model/user.ts';

/** The best name a user has: what people call them, before what systems call them. */
export function userName(user: User): string {
  const fullName = [user.givenName, user.familyName].filter(isFilled).join(' ');
  const names = [user.name, user.nickname, fullName, user.preferredUsername, ...handles(user)];
  return names.find(isFilled) ?? user.id;
}

/** What stands beside the name: the first of email, phone and username that is not the name itself. */
export function userHandle(user: User): string | undefined {
  const name = userName(user);
  return handles(user).find((handle) => isFilled(handle) && handle !== name);
}

function handles({ email, phone, username }: User): readonly (string | undefined)[] {
  return [email, phone, username];
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
