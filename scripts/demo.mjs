// Writes the contract of every example to output/, by the built command line, and says where to look.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.sla.yaml'))
  .sort()
  .map((name) => `examples/${name}`);

const { status } = spawnSync(process.execPath, ['dist/cli/main.js', 'render', ...examples, '-d', 'output'], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
if (status === 0) {
  console.log(
    `\nThe contracts of ${examples.length} agreements are in output/. Start with output/marketing-sales.pdf,`,
  );
  console.log('and see examples/marketing-sales.sla.yaml, the definition it was made from.');
}
