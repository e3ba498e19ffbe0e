import * as vscode from 'vscode';
import { type Correction, type HostProblem, PUBLIC_HOST } from '../../pools/hostSuggestions.ts';
import { displayText } from '../../text/displayText.ts';

/** Why a text is no host, as a sentence. */
export function describeHostProblem(problem: HostProblem | 'credential'): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('Enter the host of the user pool.');
    case 'malformed':
      return vscode.l10n.t({
        message: 'This is not a host such as {0}.',
        args: [PUBLIC_HOST],
        comment: ['{0} is the address of the public service.'],
      });
    case 'name':
      return vscode.l10n.t('No server can have this name or address.');
    case 'port':
      return vscode.l10n.t('A host cannot have this port.');
    case 'scheme':
    case 'insecure':
      return vscode.l10n.t('A host must use https, or http on this machine.');
    case 'credentials':
      return vscode.l10n.t('A host cannot contain a user name or password.');
    case 'query':
      return vscode.l10n.t('A host cannot contain "?" or "#".');
    case 'credential':
      return vscode.l10n.t('This looks like an ID or a secret. Enter the host first.');
  }
}

/** Why another host is suggested than the one that was typed, as a sentence. */
export function describeCorrection(correction: Correction): string {
  switch (correction.kind) {
    case 'refused':
      return describeHostProblem(correction.problem);
    case 'tidied':
      return vscode.l10n.t('The host is taken from the text that you entered.');
    case 'path':
      return vscode.l10n.t({
        message: 'The path {0} is not part of the host.',
        args: [displayText(correction.path)],
        comment: ['{0} is a part of an address, such as /graphql/v2.'],
      });
    case 'public':
      return vscode.l10n.t({
        message: '{0} is a website or an application, not the API.',
        args: [displayText(correction.name)],
        comment: ['{0} is the name of a host, such as console.authing.cn.'],
      });
    case 'international':
      return vscode.l10n.t({
        message: 'In requests, the name {0} is written like this.',
        args: [displayText(correction.name)],
        comment: [
          '{0} is the name of a host in letters of another script. The host stands beside.',
        ],
      });
  }
}
