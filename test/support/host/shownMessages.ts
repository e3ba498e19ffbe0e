import * as vscode from 'vscode';

/** A message as VS Code is asked to show it. */
export interface ShownMessage {
  readonly severity: 'error' | 'warning' | 'information';
  readonly text: string;
  readonly buttons: readonly string[];
  /** Presses one of its buttons. */
  press(button: string): void;
}

/** Catches what the user would be told, since toasts cannot be seen from the extension host. */
export interface Messages {
  /** Those shown since it was asked last. */
  take(): readonly ShownMessage[];
  restore(): void;
}

const severities = {
  showErrorMessage: 'error',
  showWarningMessage: 'warning',
  showInformationMessage: 'information',
} as const;

/** Catches messages from now on; dialogs are answered with the button that goes on. */
export function catchMessages(): Messages {
  const { showErrorMessage, showWarningMessage, showInformationMessage } = vscode.window;
  let shown: ShownMessage[] = [];
  const catching = Object.entries(severities).map(([name, severity]) => {
    const show = (text: string, ...rest: readonly unknown[]) => {
      const buttons = rest.filter((item) => typeof item === 'string');
      const isDialog = rest.some((item) => typeof item === 'object' && item !== null);
      if (isDialog) return Promise.resolve(buttons[0]);
      return new Promise<string | undefined>((resolve) => {
        shown.push({ severity, text, buttons, press: resolve });
      });
    };
    return [name, show];
  });
  Object.assign(vscode.window, Object.fromEntries(catching));
  return {
    take() {
      const taken = shown;
      shown = [];
      return taken;
    },
    restore: () =>
      void Object.assign(vscode.window, {
        showErrorMessage,
        showWarningMessage,
        showInformationMessage,
      }),
  };
}
