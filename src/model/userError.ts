/**
 * What the user caused or can mend. Its message is shown as it is: whole sentences in the display language,
 * without secrets. Any other `Error` is unexpected, and only the log has its message.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}
