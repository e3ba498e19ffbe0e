/** Whether the keyboard is a Mac's, where the command key does what Ctrl does elsewhere. */
export const isMac = navigator.userAgent.includes('Mac');
