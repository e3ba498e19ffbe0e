import https from 'node:https';
import { privateCa } from '../certificates/privateCa.ts';

// A proxy that VS Code knows, and the extension does not. A browser's VS Code asks no system for proxies, so one
// in the environment stands in for it: VS Code has read that when it started; it is removed here before the
// extension looks for it.
const { https_proxy: address = '' } = process.env;
delete process.env.https_proxy;

// VS Code 1.100 looks for the system's authorities in one place; for tests of extensions it takes these as well.
Object.assign(https.globalAgent, { testCertificates: [privateCa] });

/** The port on loopback where VS Code's own fetch looks for a proxy; nothing listens there yet. */
export const systemProxyPort = Number(URL.canParse(address) ? new URL(address).port : 0);
