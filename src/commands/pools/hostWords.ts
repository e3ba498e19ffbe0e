import * as vscode from 'vscode';
import { type HostProblem, PUBLIC_HOST } from '../../authing/host.ts';
import type { Correction } from '../../pools/meantHost.ts';
import { displayText } from '../../text/displayText.ts';

/** Why a text is no host, as a sentence. */
export function describeHostProblem(problem: HostProblem | 'credential'): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('Enter the host of the user pool.');
    case 'malformed':
      return vscode.l10n.t('This is not a host such as {0}.', PUBLIC_HOST);
    case 'name':
      return vscode.l10n.t('No server can have this name or address.');
    case 'port':
      return vscode.l10n.t('A server for https cannot have this port.');
    case 'scheme':
    case 'insecure':
      return vscode.l10n.t('A host must be https, or http on this machine.');
    case 'credentials':
      return vscode.l10n.t('A host has no user name or password in it.');
    case 'query':
      return vscode.l10n.t('A host has no "?" or "#" in it.');
    case 'credential':
      return vscode.l10n.t(
        'This looks like the ID or the secret of a user pool. The host comes first.',
      );
  }
}

/** Why another host is offered than the one that was typed, as a sentence. */
export function describeCorrection(correction: Correction): string {
  switch (correction.kind) {
    case 'refused':
      return describeHostProblem(correction.problem);
    case 'tidied':
      return vscode.l10n.t('The host is taken from the text that you entered.');
    case 'path':
      return vscode.l10n.t(
        'The path {0} is of a page or of the API, not of the host.',
        displayText(correction.path),
      );
    case 'public':
      return vscode.l10n.t(
        '{0} is a website or an application, not the API.',
        displayText(correction.name),
      );
    case 'international':
      return vscode.l10n.t(
        'This is how {0} is written in a request.',
        displayText(correction.name),
      );
  }
}
