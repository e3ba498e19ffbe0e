import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canWrite,
  type GroupCall,
  operations,
  writeCalls,
} from '../../../../src/source/write/writeCalls.ts';
import { sdkTypes } from '../../../support/source/sdkTypes.ts';
import { frames, fullCall } from '../../../support/source/writtenCalls.ts';

describe('Calls that are written in TypeScript', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'authing-groups-types-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('fit the types of both SDKs, with all they can be given and with the least', () => {
    writeFileSync(join(folder, 'sdks.d.ts'), sdkTypes);
    const files: string[] = [];
    for (const { dialect, language, around } of frames) {
      if (language !== 'typescript') continue;
      for (const operation of operations) {
        const full = fullCall(operation, { code: 'editors' });
        const { description: _, actions: __, type: ___, ...least } = full;
        const calls: readonly GroupCall[] = [full, least, { ...full, type: 'ODD', actions: [] }];
        if (!canWrite(calls, dialect)) continue;
        const file = join(folder, `${dialect.id}-${operation}.ts`);
        writeFileSync(file, around(writeCalls(calls, dialect) ?? ''));
        files.push(file);
      }
    }
    assert.ok(files.length > 20);
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        join('node_modules', 'typescript', 'bin', 'tsc'),
        ...['--noEmit', '--strict', '--ignoreConfig', '--target', 'es2023', '--module', 'preserve'],
        ...['--types', '', join(folder, 'sdks.d.ts')],
        ...files,
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout);
  }).timeout(60_000);
});
