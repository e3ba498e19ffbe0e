/**
 * Asks the page to have something read out. The page has one place for all that is read out: where several have
 * something to say at the same moment, screen readers would cut one off with the other.
 */
export class AnnouncementEvent extends Event {
  static readonly type = 'announcement';

  /** A sentence, or how many of something there are. */
  readonly text: string;

  constructor(text: string) {
    super(AnnouncementEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}
