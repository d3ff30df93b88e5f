import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block, Contract } from '../src/document/contract.ts';
import { number } from '../src/document/number.ts';
import { parseContract } from '../src/document/parse.ts';
import { plainText, walkBlocks } from '../src/document/walk.ts';
import { generate } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { sampleContract } from './support/sample-contract.ts';
import { contractWords, splitWords } from './support/words.ts';

async function formal(example: string, added = ''): Promise<Contract> {
  const { files, problems } = await generate(
    {
      text: readFileSync(`${PROJECT}/examples/${example}.sla.yaml`, 'utf8') + added,
      file: 'agreement.sla.yaml',
    },
    { formats: ['json'], style: 'formal' },
  );
  expect(problems).toEqual([]);
  return (JSON.parse(new TextDecoder().decode(files[0]!.content)) as { contract: Contract }).contract;
}

const headings = ({ blocks }: Contract): string[] =>
  blocks.flatMap((block) =>
    block.type === 'section' ? [`${block.number ?? ''} ${plainText(block.heading)}`.trim()] : [],
  );

function tablesOutsideSchedules(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'section' || block.schedule) return [];
    let tables = 0;
    walkBlocks([block], { block: ({ type }) => type === 'table' && tables++ });
    return tables > 0 ? [plainText(block.heading)] : [];
  });
}

describe('the formal style', () => {
  test('goes from cover, parties and background over narrative clauses to schedules and signatures', async () => {
    const contract = await formal('cloud-service');
    const [cover] = contract.blocks;
    expect(cover?.type).toBe('cover');
    const words = contractWords({ ...contract, blocks: [cover!] }).join(' ');
    for (const part of [
      'Prepared for Maasvliet Logistiek B.V.',
      'Prepared by Alsterkrone Cloud GmbH',
      'Date 17 March 2026',
      'Version 1.0.0',
      'Status Agreed',
    ])
      expect(words).toContain(splitWords(part).join(' '));
    const all = headings(contract);
    expect(all.slice(0, 3)).toEqual(['Parties', 'Background', '1 Defined terms']);
    expect(all.filter((heading) => heading.startsWith('Schedule'))).toEqual([
      'Schedule A Service levels',
      'Schedule B Support',
      'Schedule C Service credits',
      'Schedule D Contacts and escalation',
      'Schedule E How the figures were computed',
    ]);
    expect(all.at(-1)).toBe('Signatures');
  });

  test('has tables only in schedules, and in the history of its versions', async () => {
    for (const example of ['cloud-service', 'marketing-sales-service', 'published/google-cloud'])
      expect(tablesOutsideSchedules((await formal(example)).blocks), example).toEqual(['Version history']);
  });

  test('speaks as contracts once did only if it is told to', async () => {
    const modern = contractWords(await formal('minimal-customer')).join(' ');
    expect(modern).toContain('Background');
    expect(modern).toContain('The parties agree:');
    expect(modern).not.toMatch(/WHEREAS|THEREFORE/);
    const options = 'presentation: { style: formal, options: { archaic: true } }\n';
    const archaic = contractWords(await formal('minimal-customer', options)).join(' ');
    expect(archaic).toMatch(
      /THIS AGREEMENT is made between: .* Recitals WHEREAS: .* NOW, THEREFORE, the parties agree as follows:/,
    );
    expect(archaic).not.toContain('Background');
  });
});

describe('schedules', () => {
  const parsed = (markdown: string): readonly Block[] => {
    const { blocks, problems } = parseContract(markdown, []);
    expect(problems).toEqual([]);
    return number(blocks, sampleContract.labels).blocks;
  };

  test('are what stands between `::: schedules` and its end, their clauses counted from 1', () => {
    const blocks = parsed(
      '## Terms\n\n1. See [](#deep) and [](#price).\n\n::: schedules\n\n## Prices {#price}\n\n1. One.\n   1. Deep. {#deep}\n\n## Notes {.unnumbered}\n\n:::\n\n## End\n',
    );
    expect(headings({ ...sampleContract, blocks })).toEqual([
      '1 Terms',
      'Schedule A Prices',
      'Notes',
      '2 End',
    ]);
    const words = contractWords({ ...sampleContract, blocks }).join(' ');
    expect(words).toContain('1.1 See Schedule A, clause 1(a) and Schedule A.');
    expect(words).toContain('Schedule A Prices 1 One. (a) Deep.');
  });

  test('that do not end are told of', () => {
    const { problems } = parseContract('::: schedules\n\n## Prices\n', []);
    expect(problems.map(({ rule }) => rule)).toEqual(['template/unbalanced-container']);
  });
});
