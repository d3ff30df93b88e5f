import type { Block, Contract } from '../../src/document/contract.ts';
import { sampleContract } from './sample-contract.ts';

const CLAUSE =
  'Marketing shall give Sales every fact that Sales needs to judge a Qualified Lead on the day it arrives. ';

const terms: Block = {
  type: 'section',
  id: 'terms',
  level: 1,
  number: '3',
  numbered: true,
  schedule: false,
  heading: [{ type: 'text', value: 'General terms' }],
  children: [
    {
      type: 'clauses',
      level: 2,
      items: Array.from({ length: 24 }, (_, index) => ({
        type: 'clause',
        id: `term-${index + 1}`,
        number: `3.${index + 1}`,
        children: [
          { type: 'paragraph', role: 'text', children: [{ type: 'text', value: CLAUSE.repeat(3).trim() }] },
        ],
      })),
    },
  ],
};

/** The sample contract with a section of 24 clauses before its signatures: just long enough for a contents list. */
export const wordyContract: Contract = {
  ...sampleContract,
  blocks: sampleContract.blocks.flatMap((block): Block[] =>
    block.type === 'signatures' ? [terms, block] : [block],
  ),
};
