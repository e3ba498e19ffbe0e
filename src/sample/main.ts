// The sample pool as a program: prints one line of JSON once it listens, and nothing else.
import process from 'node:process';
import { DataFileError } from './fileStorage.ts';
import { readOptions, UsageError } from './options.ts';
import { startSamplePool } from './server.ts';

try {
  const pool = await startSamplePool(readOptions(process.argv.slice(2)));
  const { host, userPoolId, secret } = pool;
  const end = () => {
    pool.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.stdout.write(`${JSON.stringify({ host, userPoolId, secret })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError || error instanceof DataFileError ? 2 : 1;
}
