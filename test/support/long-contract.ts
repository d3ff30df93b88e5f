import type { Block, Clause, Contract, Inline, TableCell } from '../../src/document/contract.ts';
import { sampleContract } from './sample-contract.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const p = (value: string): Block => ({ type: 'paragraph', role: 'text', children: [text(value)] });
const cell = (...children: Block[]): TableCell => ({ children });

const sentences = [
  'The Provider shall restore the Service within 4 Business Hours after the Customer reports a Critical Incident.',
  'The Customer shall give the Provider the access, the information and the decisions that the Provider asks for in writing.',
  'If a Service Level is missed in two consecutive Measurement Windows, the Provider shall send the Customer a plan that says what it will change, who owns each step and by when each step is done.',
  'Neither party may assign this agreement without the other’s written consent, which the other may not withhold without a reason.',
  'Measured Availability is the number of minutes in which the Service answered, divided by the minutes of the month less the minutes of Scheduled Maintenance, as a percentage with 2 decimals.',
];

function clausesOf(section: number, count: number): Clause[] {
  return Array.from({ length: count }, (_, i) => ({
    type: 'clause',
    id: `s${section}-c${i}`,
    number: `${section}.${i + 1}`,
    children: [
      {
        type: 'paragraph',
        role: 'text',
        children: [
          text(`${sentences[(section + i) % 5]} ${sentences[(section * 2 + i + 1) % 5]} This is subject to `),
          {
            type: 'reference',
            target: `s${section}-c0`,
            prefix: 'clause ',
            number: `${section}.1`,
            children: [],
          },
          text('.'),
        ],
      },
    ],
  }));
}

const words =
  'availability response restoration escalation reporting review credit claim notice maintenance'.split(' ');

const dataTable: Block = {
  type: 'table',
  kind: 'data',
  columns: [
    { align: 'left', header: [text('Measure')] },
    { align: 'left', header: [text('What is counted')] },
    { align: 'right', header: [text('Target')] },
    { align: 'right', header: [text('Weight')] },
    { align: 'left', header: [text('Owner')] },
  ],
  rows: Array.from({ length: 40 }, (_, i) => ({
    cells: [
      cell(p(`${words[i % 10]} ${i + 1}`)),
      cell(p(sentences[i % 5]!)),
      cell(p(`${(99 + i / 100).toFixed(2)} %`)),
      cell(p(String(1000 * (i + 1)))),
      cell(p(i % 2 ? 'Service Manager' : 'Operations')),
    ],
  })),
};

const fiveColumns: Block = {
  type: 'table',
  kind: 'columns',
  columns: ['Marketing', 'Sales', 'Customer Service', 'Finance and Legal Operations', 'Shared'].map(
    (name) => ({
      align: 'left',
      header: [text(name)],
    }),
  ),
  rows: Array.from({ length: 9 }, (_, i) => ({
    ...(i % 3 === 0 ? { topic: [text(`Stage ${i / 3 + 1}`)] } : {}),
    cells: Array.from({ length: 5 }, (_, k): TableCell => {
      if ((i + k) % 4 === 3) return cell();
      return cell({
        type: 'list',
        items: [0, 1].map((n) => ({ type: 'item', children: [p(sentences[(i + k + n) % 5]!)] })),
      });
    }),
  })),
};

const hostile: Block = {
  type: 'table',
  kind: 'columns',
  columns: ['One', 'A'.repeat(60), 'Three', 'Four', 'Five'].map((name) => ({
    align: 'left',
    header: [text(name)],
  })),
  rows: [
    {
      topic: [text(`Topic ${'x'.repeat(200)}`)],
      cells: [
        cell(p('w'.repeat(3000))),
        cell(p('short')),
        cell(p('someone.with.a.long.name@a-very-long-host-name.example.com')),
        cell(),
        cell(p(sentences.join(' '))),
      ],
    },
  ],
};

/** More than eight pages: tables over page breaks, five columns, and words that no line can hold. */
export const longContract: Contract = {
  ...sampleContract,
  title:
    'Cloud Service Level Agreement between Scranton Paper & Sons and a Customer with a Very Long Name Indeed <Limited>',
  blocks: [
    ...sampleContract.blocks.filter(
      (block) => block.type !== 'signatures' && !(block.type === 'section' && block.schedule),
    ),
    ...Array.from(
      { length: 6 },
      (_, i): Block => ({
        type: 'section',
        id: `s${i + 3}`,
        level: 1,
        number: String(i + 3),
        numbered: true,
        schedule: false,
        heading: [
          text(
            [
              'Service levels',
              'Support',
              'Maintenance',
              'Service credits',
              'Reports and reviews',
              'Term and termination',
            ][i]!,
          ),
        ],
        children: [{ type: 'clauses', level: 2, items: clausesOf(i + 3, 6 + (i % 3) * 3) }],
      }),
    ),
    {
      type: 'section',
      id: 'measures',
      level: 1,
      number: '9',
      numbered: true,
      schedule: false,
      heading: [text('Measures and responsibilities')],
      children: [
        { type: 'paragraph', role: 'lead', children: [text('The parties measure:')] },
        dataTable,
        { type: 'paragraph', role: 'lead', children: [text('Each team does its part:')] },
        fiveColumns,
        hostile,
        p(`A word of three thousand letters: ${'pneumono'.repeat(375)}.`),
      ],
    },
    ...sampleContract.blocks.filter(
      (block) => block.type === 'signatures' || (block.type === 'section' && block.schedule),
    ),
  ],
};
