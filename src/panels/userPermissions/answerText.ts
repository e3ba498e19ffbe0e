import type { Answer } from '../../protocol/userPermissions.ts';
import { nameWithCode } from '../shared/nameWithCode.ts';

// Loaded when an answer is copied, so it is in a file of its own.

/** An answer as it is copied: with its rules, the server's verdict, and the groups that would give it. */
export function answerText({ sentence, rules, server, wouldGive }: Answer): string {
  const groups = wouldGive?.groups.map((group) => `- ${nameWithCode(group)}`) ?? [];
  const lines = [
    sentence,
    ...rules.map((rule) => `- ${rule}`),
    server.sentence,
    ...(server.difference === '' ? [] : [server.difference]),
    ...(groups.length > 0 && wouldGive ? [wouldGive.sentence, ...groups] : []),
  ];
  return `${lines.join('\n')}\n`;
}
