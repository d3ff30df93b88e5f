import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block, Contract, Section, Table } from '../src/document/contract.ts';
import { plainText } from '../src/document/walk.ts';
import { generate } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';

async function contractOf(example: string, style: string): Promise<Contract> {
  const { files, problems } = await generate(
    { text: readFileSync(`${PROJECT}/examples/${example}.sla.yaml`), file: `examples/${example}.sla.yaml` },
    { formats: ['json'], style },
  );
  expect(problems).toEqual([]);
  return (JSON.parse(new TextDecoder().decode(files[0]!.content)) as { contract: Contract }).contract;
}

const stepsOf = ({ blocks }: Contract): Section[] =>
  blocks.filter((block): block is Section => block.type === 'section' && !block.schedule && block.numbered);

describe.each(['marketing-sales', 'marketing-sales-service', 'minimal-internal', 'minimal-multi-level'])(
  '%s in steps',
  (example) => {
    test('has numbered steps, each with one sentence why and a table of four columns', async () => {
      const steps = stepsOf(await contractOf(example, 'stepwise'));
      expect(steps.map(({ number }) => number)).toEqual(steps.map((_, at) => `Step ${at + 1}`));
      expect(steps).toHaveLength(7);
      for (const step of steps) {
        const [why, table] = step.children as readonly [Block, Table];
        expect(why.type === 'paragraph' && plainText(why.children)).toMatch(/^[A-Z][^.]+\.$/);
        expect(table.columns.map(({ header }) => plainText(header))).toEqual([
          'Item',
          'Prompt',
          'Example',
          'Our value',
        ]);
      }
    });
  },
);

test('a template asks for its variables first, and what is not filled in is a line to fill in', async () => {
  const [first] = stepsOf(await contractOf('marketing-sales-template', 'stepwise'));
  const table = first!.children.find((block): block is Table => block.type === 'table')!;
  const rows = table.rows.map(({ cells }) => cells.map(({ children }) => children));
  const isBlank = (blocks: readonly Block[]): boolean =>
    blocks.length === 1 && blocks[0]!.type === 'paragraph' && blocks[0]!.children[0]?.type === 'blank';
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.some(([, , , value]) => isBlank(value!))).toBe(true);
  expect(JSON.stringify(table)).toContain('/variables/0/example');
});
