/**
 * Runs a suite of test files in plain Node: `node out/test/run/nodeTests.js <folder> <timeout in ms> [retries]`.
 */
import { resolve } from 'node:path';
import { runSuite } from './suite.ts';

/** How long a suite may take to end by itself once its last test has. */
const graceMs = 5000;

const [folder = '.', timeoutMs = '10000', retries = '0'] = process.argv.slice(2);
const { failed } = await runSuite(
  resolve(folder),
  `Node ${process.versions.node}`,
  Number(timeoutMs),
  Number(retries),
);
process.exitCode = failed > 0 ? 1 : 0;
setTimeout(() => {
  console.error('A test left something open: a server, a timer or a connection.');
  process.exit();
}, graceMs).unref();
