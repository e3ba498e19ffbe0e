import * as vscode from 'vscode';
import type { AuthingError, OtherWayFailure } from '../authing/errors.ts';
import { isCertificateRefused, isConnectTimeout } from '../model/failures.ts';
import { inSentences } from './sentences.ts';

/** Says why the server was not reached, and what to do about it. */
export function describeNetwork(error: AuthingError): string {
  const { systemCode } = error;
  if (isCertificateRefused(error)) return describeCertificate(error);
  if (error.proxy) return error.way === 'fetch' ? describeFoundProxy(error) : describeProxy(error);
  if (error.otherWay !== undefined) return describeBothWays(error, error.otherWay);
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
  if (error.otherWay !== undefined) return describeBothWays(error, error.otherWay);
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

/** Of a proxy that VS Code has found, after no direct connection was made. */
function describeFoundProxy({ reason, status, systemCode }: AuthingError): string {
  if (reason === 'proxyUnsupported') {
    return vscode.l10n.t(
      'The server cannot be reached directly, and the kind of proxy that the system names for it is not supported: set an HTTP or HTTPS proxy in "http.proxy".',
    );
  }
  if (status === 407) {
    return vscode.l10n.t(
      'The server cannot be reached directly, and the proxy that the system names for it requires a user name and password: put its address with them into "http.proxy".',
    );
  }
  return vscode.l10n.t({
    message:
      'The server cannot be reached directly, and the proxy that the system names for it did not connect to it ({0}). Check the host and the network, then retry.',
    args: [status === undefined ? (systemCode ?? '') : `HTTP ${status}`],
    comment: ['{0} is such as HTTP 502, or the code of an error.'],
  });
}

/** That neither a direct connection was made, nor one by VS Code's own fetch, which may know a proxy. */
function describeBothWays(
  { kind, systemCode }: AuthingError,
  { kind: otherKind, systemCode: otherCode = otherKind }: OtherWayFailure,
): string {
  switch (systemCode) {
    case 'ECONNREFUSED':
      return vscode.l10n.t({
        message:
          'The server refused the connection, and cannot be reached with the proxy settings of the system either ({0}). Check that it is running, then retry.',
        args: [otherCode],
        comment: ['{0} is the code of an error, such as ENOTFOUND.'],
      });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return vscode.l10n.t({
        message:
          'The host name could not be found, and the server cannot be reached with the proxy settings of the system either ({0}). Check the network and the host. If this network needs a proxy, set it in "http.proxy".',
        args: [otherCode],
        comment: ['{0} is the code of an error, such as ENOTFOUND.'],
      });
    default:
      return vscode.l10n.t({
        message:
          'The server can be reached neither directly ({0}) nor with the proxy settings of the system ({1}). Check the network and the host. If this network needs a proxy, set it in "http.proxy".',
        args: [systemCode ?? kind, otherCode],
        comment: ['{0} and {1} are codes of errors, such as ETIMEDOUT.'],
      });
  }
}

function describeCertificate({ proxy, way, systemCode = '' }: AuthingError): string {
  if (way === 'fetch' && systemCode !== 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return vscode.l10n.t({
      message:
        'The server cannot be reached directly, and this machine does not trust the certificate that came with the proxy settings of the system ({0}). Install the certificate authority that signed it in the system, then reload the window.',
      args: [systemCode],
      comment: ['{0} is the code of an error, such as SELF_SIGNED_CERT_IN_CHAIN.'],
    });
  }
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
