import * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';
import { isCertificateRefused } from '../model/failures.ts';

/** Why the server was not reached, and what to do about it. */
export function describeNetwork(error: AuthingError): string {
  const { systemCode } = error;
  if (isCertificateRefused(error)) return describeCertificate(error);
  if (error.proxy) return describeProxy(error);
  switch (systemCode) {
    case 'ECONNREFUSED':
      return vscode.l10n.t(
        'The server refused the connection. Check that it is running, then retry.',
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return proxyHint(
        vscode.l10n.t('The host name could not be found. Check the network and the host.'),
      );
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return proxyHint(
        vscode.l10n.t(
          'No way leads to the server ({0}). Check the network, then retry.',
          systemCode,
        ),
      );
    case undefined:
      return vscode.l10n.t('The connection to the server failed. Check the network, then retry.');
    default:
      return vscode.l10n.t(
        'The connection to the server failed ({0}). Check the network, then retry.',
        systemCode,
      );
  }
}

/** That something took too long: to connect, or to be answered. */
export function describeTimeout({ proxy, systemCode }: AuthingError): string {
  if (proxy) {
    return vscode.l10n.t(
      'The proxy did not answer in time. Check the setting "http.proxy", then retry.',
    );
  }
  if (systemCode === 'UND_ERR_CONNECT_TIMEOUT' || systemCode === 'ETIMEDOUT') {
    return proxyHint(
      vscode.l10n.t(
        'The server could not be reached in time. Check the network and the host, then retry.',
      ),
    );
  }
  return vscode.l10n.t(
    'The server did not answer in time. Try again, or raise the setting "Authing Groups: Request Timeout".',
  );
}

/** The same in a few words. */
export function summarizeNetwork(error: AuthingError): string {
  if (isCertificateRefused(error)) return vscode.l10n.t('Certificate not trusted');
  return error.proxy
    ? vscode.l10n.t('No way through the proxy')
    : vscode.l10n.t('Cannot reach the host');
}

function describeProxy({ reason, status, systemCode }: AuthingError): string {
  if (reason === 'proxyUnsupported') {
    return vscode.l10n.t(
      'The proxy is of a kind that cannot be used here. Set one with http or https in "http.proxy", or name the host in "http.noProxy".',
    );
  }
  if (status === 407) {
    return vscode.l10n.t(
      'The proxy did not accept a user name and password, or got none. Put them into the address in "http.proxy", or set "http.proxyAuthorization".',
    );
  }
  if (status !== undefined) {
    return vscode.l10n.t(
      'The proxy made no connection to the server (HTTP status {0}). Check the host and the setting "http.proxy", or name the host in "http.noProxy".',
      String(status),
    );
  }
  return systemCode === undefined
    ? vscode.l10n.t('The proxy could not be reached. Check the setting "http.proxy", then retry.')
    : vscode.l10n.t(
        'The proxy could not be reached ({0}). Check the setting "http.proxy", then retry.',
        systemCode,
      );
}

function describeCertificate({ proxy, systemCode = '' }: AuthingError): string {
  if (proxy) {
    return vscode.l10n.t(
      'This machine does not trust the certificate of the proxy ({0}). Install the authority that signed it in the system, then reload the window.',
      systemCode,
    );
  }
  return systemCode === 'ERR_TLS_CERT_ALTNAME_INVALID'
    ? vscode.l10n.t(
        'The certificate of the server is for another host name. Check the host of this user pool.',
      )
    : vscode.l10n.t(
        'This machine does not trust the certificate of the server ({0}). Name a file with the authority that signed it in the setting "Authing Groups: Certificate Authorities", or install it in the system and reload the window.',
        systemCode,
      );
}

/** What connections without a proxy fail for in many a company's network. */
function proxyHint(what: string): string {
  return vscode.l10n.t(
    '{0} If this network needs a proxy, set it in "http.proxy": scripts (PAC), and proxies that only the operating system knows, are not used.',
    what,
  );
}
