import type { FaultCourse, FaultName } from '../servers/faultServer.ts';
import type { TaskName } from './faultTasks.ts';

/** One fault, what goes wrong by it, and what a person is to see of that. */
export interface FaultCase {
  /** As the table names it. */
  readonly fault: string;
  readonly happens: FaultName;
  readonly lookUp: LookUpCase;
  readonly change: ChangeCase;
}

/** When it happens; always, unless it is said. */
type Course = Omit<FaultCourse, 'fault'>;

export interface LookUpCase {
  /** What Refresh cannot read as it should. */
  readonly of: 'groups' | 'members' | 'token';
  readonly course?: Course;
  /** The rows there that are no groups or members. */
  readonly says: readonly SaidRow[];
}

/** A row that says something: its text, what a click does, and the whole story on hover. */
export interface SaidRow {
  readonly label: string;
  readonly action: string;
  readonly tooltip: string;
}

export interface ChangeCase {
  readonly task: TaskName;
  /** The operation that it happens to; that which makes the change unless given. */
  readonly on?: string;
  readonly course?: Course;
  readonly told: ToldMessage;
  /** What the server has in the end. */
  readonly outcome: TaskState;
  /** What the rows show, where it is something else until Refresh. */
  readonly shown?: TaskState;
}

/** How far a change has got. */
export type TaskState = 'not made' | 'made' | 'in part';

export interface ToldMessage {
  readonly severity: 'error' | 'warning' | 'information';
  readonly text: string;
  readonly buttons: readonly string[];
}
