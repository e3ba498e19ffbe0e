import type { ReactiveControllerHost } from 'lit';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import type { PeopleProgress } from '../../protocol/resourceAccess.ts';
import { LongRead } from '../shared/longRead.ts';

/** How reading the groups and the people stands, as the panel said last. */
export class AccessReading {
  readonly #host: ReactiveControllerHost;
  readonly #longRead: LongRead;
  readonly #longPeopleRead: LongRead;
  #status: ReadStatus = { state: 'loading' };
  #progress: GroupsProgress = { total: 0, read: 0, failed: 0 };
  #people: PeopleProgress = { state: 'notAsked', total: 0, read: 0, failed: 0, found: 0 };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#longRead = new LongRead(host);
    this.#longPeopleRead = new LongRead(host);
  }

  get status(): ReadStatus {
    return this.#status;
  }

  set status(status: ReadStatus) {
    this.#status = status;
    if (status.state === 'loading') this.#longRead.start();
    else this.#longRead.end();
    this.#host.requestUpdate();
  }

  get progress(): GroupsProgress {
    return this.#progress;
  }

  set progress(progress: GroupsProgress) {
    this.#progress = progress;
    this.#host.requestUpdate();
  }

  get people(): PeopleProgress {
    return this.#people;
  }

  set people(progress: PeopleProgress) {
    this.#people = progress;
    if (progress.state === 'loading') this.#longPeopleRead.start();
    else this.#longPeopleRead.end();
    this.#host.requestUpdate();
  }

  /** Whether reading the groups has gone on for so long that the page says how far it is. */
  get isLong(): boolean {
    return this.#longRead.isLong;
  }

  /** The same of the people. */
  get isLongOfPeople(): boolean {
    return this.#longPeopleRead.isLong;
  }

  get isLoading(): boolean {
    return this.#status.state === 'loading' || this.#people.state === 'loading';
  }

  get isConnected(): boolean {
    return this.#status.state !== 'disconnected';
  }
}
