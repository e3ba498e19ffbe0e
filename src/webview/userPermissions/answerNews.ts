import type { Answer } from '../../protocol/userPermissions.ts';

/**
 * What is read out of an answer: what the permissions say, and what the server says once it has answered. How far
 * groups have been looked through is not among it.
 */
function sentencesOf({ sentence, server }: Answer): readonly string[] {
  const ofServer = server.state === 'asking' ? [] : [server.sentence, server.difference];
  return [sentence, ...ofServer].filter((each) => each !== '');
}

/** What of the answer to a question has not been read out yet, for an answer comes piece by piece. */
export class AnswerNews {
  #heard: ReadonlySet<string> = new Set();

  /** The user asks, perhaps the same again: what comes now is news. */
  ask(): void {
    this.#heard = new Set();
  }

  /** The sentences that are news. @param answer undefined where it was closed */
  of(answer: Answer | undefined): readonly string[] {
    const sentences = answer === undefined ? [] : sentencesOf(answer);
    const heard = this.#heard;
    this.#heard = new Set(sentences);
    return sentences.filter((each) => !heard.has(each));
  }
}
