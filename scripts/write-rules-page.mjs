import { join } from 'node:path';
import { build } from 'esbuild';

/** docs/rules.md, made from the rules themselves. */
export async function writeRulesPage(root) {
  const result = await build({
    stdin: {
      contents:
        "import { RULES } from './src/lint/rules/index.ts'; import { rulesPage } from './src/lint/rule-page.ts'; export const page = rulesPage(RULES);",
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: join(root),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    write: false,
    logLevel: 'error',
  });
  const [{ text }] = result.outputFiles;
  const { page } = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
  return page;
}
