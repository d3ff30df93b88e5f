// Builds dist/: the generated parts of schemas/, the JavaScript bundle, and the type declarations.
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { precompileTemplates } from './precompile-templates.mjs';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' });
await precompileTemplates();

// What pdfkit would load for text and images: we shape text ourselves and draw no images.
const unused = resolve('src/writers/pdf/pdfkit-stubs/unused.ts');

// One bundle with shared chunks: a command starts by reading three files instead of three hundred.
await build({
  entryPoints: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  alias: { fontkit: unused, linebreak: unused, 'png-js': unused, '@noble/ciphers/aes': unused },
  minify: true,
  keepNames: false,
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'linked',
  // CommonJS packages in the bundle still ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
chmodSync('dist/cli/main.js', 0o755);

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
