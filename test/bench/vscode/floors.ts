import { join } from 'node:path';
import { build } from 'esbuild';
import { Pool } from 'undici';
import * as v from 'valibot';
import { installVSCode } from '../../../devhost/install.ts';
import { root } from '../../../devhost/paths.ts';
import { run } from '../../../devhost/processes.ts';
import * as documents from '../../../src/authing/v2/documents.ts';
import type { Address } from '../child.ts';

const Token = v.object({ data: v.object({ accessToken: v.object({ accessToken: v.string() }) }) });

/** Reads a page of groups with undici and nothing else. @returns the milliseconds it took, token included */
export async function bareRead({ host, userPoolId, secret }: Address): Promise<number> {
  const start = performance.now();
  const pool = new Pool(host);
  const send = async (query: string, variables: object, headers: Record<string, string>) => {
    const { body } = await pool.request({
      path: '/graphql/v2',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-authing-userpool-id': userPoolId,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return body.json();
  };
  const answer = await send(documents.accessToken, { userPoolId, secret }, {});
  const { accessToken } = v.parse(Token, answer).data.accessToken;
  await send(
    documents.groups,
    { page: 1, limit: 50, sortBy: 'CREATEDAT_DESC' },
    { authorization: `Bearer ${accessToken}` },
  );
  const took = performance.now() - start;
  await pool.close();
  return took;
}

/** Loads undici, bundled and minified as the extension is, in a fresh process of VS Code's Node. */
export async function loadUndici(): Promise<number> {
  const { node } = await installVSCode('newest');
  const file = join(root, 'test/bench/out/undici.mjs');
  bundled ??= build({
    stdin: { contents: "export { Pool } from 'undici';", resolveDir: root },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
    outfile: file,
  });
  await bundled;
  const code = `const start = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - start);`;
  return Number(await run(node, ['--input-type=module', '--eval', code]));
}

let bundled: Promise<unknown> | undefined;
