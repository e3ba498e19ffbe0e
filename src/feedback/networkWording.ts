import * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';
import { isCertificateRefused, isConnectTimeout } from '../model/failures.ts';
import { inSentences } from './sentences.ts';

/** Says why the server was not reached, and what to do about it. */
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
      return inSentences(
        vscode.l10n.t('The host name could not be found. Check the network and the host.'),
        proxyHint(),
      );
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return inSentences(
        vscode.l10n.t({
          message: 'The server is unreachable ({0}). Check the network, then retry.',
          args: [systemCode],
          comment: ['{0} is the code of an error, such as ECONNRESET.'],
        }),
        proxyHint(),
      );
    case undefined:
      return vscode.l10n.t('The connection to the server failed. Check the network, then retry.');
    default:
      return vscode.l10n.t({
        message: 'The connection to the server failed ({0}). Check the network, then retry.',
        args: [systemCode],
        comment: ['{0} is the code of an error, such as ECONNRESET.'],
      });
  }
}

/** Says that something took too long: the connection, or the answer. */
export function describeTimeout(error: AuthingError): string {
  if (error.proxy) {
    return vscode.l10n.t(
      'The proxy did not answer in time. Check the setting "http.proxy", then retry.',
    );
  }
  if (isConnectTimeout(error)) {
    return inSentences(
      vscode.l10n.t(
        'The server could not be reached in time. Check the network and the host, then retry.',
      ),
      proxyHint(),
    );
  }
  return vscode.l10n.t(
    'The server did not answer in time. Retry, or increase the setting "Authing Groups: Request Timeout".',
  );
}

/** The same in a few words. */
export function summarizeNetwork(error: AuthingError): string {
  if (isCertificateRefused(error)) return vscode.l10n.t('Certificate not trusted');
  return error.proxy ? vscode.l10n.t('Proxy failed') : vscode.l10n.t('Cannot reach the host');
}

function describeProxy({ reason, status, systemCode }: AuthingError): string {
  if (reason === 'proxyUnsupported') {
    return vscode.l10n.t(
      'This kind of proxy is not supported. Set an HTTP or HTTPS proxy in "http.proxy", or add the host to "http.noProxy".',
    );
  }
  if (status === 407) {
    return vscode.l10n.t(
      'The proxy requires a user name and password, or did not accept those it got. Put them into the address in "http.proxy", or set "http.proxyAuthorization".',
    );
  }
  if (status !== undefined) {
    return vscode.l10n.t(
      'The proxy could not connect to the server (HTTP status {0}). Check the host and the setting "http.proxy", or add the host to "http.noProxy".',
      String(status),
    );
  }
  return systemCode === undefined
    ? vscode.l10n.t('The proxy could not be reached. Check the setting "http.proxy", then retry.')
    : vscode.l10n.t({
        message:
          'The proxy could not be reached ({0}). Check the setting "http.proxy", then retry.',
        args: [systemCode],
        comment: ['{0} is the code of an error, such as ECONNRESET.'],
      });
}

function describeCertificate({ proxy, systemCode = '' }: AuthingError): string {
  if (proxy) {
    return vscode.l10n.t({
      message:
        'This machine does not trust the certificate of the proxy ({0}). Install the certificate authority that signed it in the system, then reload the window.',
      args: [systemCode],
      comment: ['{0} is the code of an error, such as SELF_SIGNED_CERT_IN_CHAIN.'],
    });
  }
  return systemCode === 'ERR_TLS_CERT_ALTNAME_INVALID'
    ? vscode.l10n.t(
        'The certificate of the server is for another host name. Check the host of this user pool.',
      )
    : vscode.l10n.t({
        message:
          'This machine does not trust the certificate of the server ({0}). Add a file with the certificate authority that signed it to the setting "Authing Groups: Certificate Authorities", or install the authority in the system and reload the window.',
        args: [systemCode],
        comment: ['{0} is the code of an error, such as SELF_SIGNED_CERT_IN_CHAIN.'],
      });
}

/** In many company networks, connections without a proxy fail. */
function proxyHint(): string {
  return vscode.l10n.t(
    'If this network needs a proxy, set it in "http.proxy". Proxy scripts (PAC), and proxies that are set only in the operating system, are not used.',
  );
}
