import type { Block, Clause, Contract, Inline, Section } from '../../src/document/contract.ts';
import { number } from '../../src/document/number.ts';
import { sampleContract } from './sample-contract.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const p = (...children: (Inline | string)[]): Block => ({
  type: 'paragraph',
  role: 'text',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const to = (target: string): Inline => ({ type: 'reference', target, prefix: '', number: '', children: [] });
const clauses = (...items: (readonly [id: string, ...children: Block[]])[]): Block => ({
  type: 'clauses',
  level: 2,
  items: items.map(([id, ...children]): Clause => ({ type: 'clause', id, children })),
});
const section = (
  id: string,
  level: Section['level'],
  kind: 'numbered' | 'unnumbered' | 'schedule',
  ...children: Block[]
): Section => ({
  type: 'section',
  id,
  level,
  numbered: kind !== 'unnumbered',
  schedule: kind === 'schedule',
  heading: [text(`Heading of ${id}`)],
  children,
});

const blocks: readonly Block[] = [
  section(
    'parties',
    1,
    'unnumbered',
    p('Between.'),
    clauses(['recital-1', p('one')], ['recital-2', p('two')]),
  ),
  section(
    'one',
    1,
    'numbered',
    clauses(
      ['1-1', p('See ', to('1-2-b-i'), ', ', to('1-2'), ', ', to('deep-a'), ' and ', to('part-a'), '.')],
      [
        '1-2',
        p('Two:'),
        clauses(['1-2-a', p('a')], ['1-2-b', p('b:'), clauses(['1-2-b-i', p('i')], ['1-2-b-ii', p('ii')])]),
        p('text between'),
        clauses(['1-2-c', p('counts on')]),
      ],
      ['1-3', p('Three:'), clauses(['1-3-a', p('begins again')])],
    ),
  ),
  section('between', 1, 'unnumbered', clauses(['between-a', p('again from a')])),
  section(
    'two',
    1,
    'numbered',
    clauses(['2-1', p('clause')]),
    section(
      'two-two',
      2,
      'numbered',
      clauses(['deep-a', p('a')], ['deep-b', p('b')]),
      section('two-two-one', 3, 'numbered', clauses(['deeper-i', p('i')])),
    ),
    section('two-three', 2, 'numbered', clauses(['2-3-a', p('a')])),
    clauses(['2-4', p('after its sections')]),
  ),
  section(
    'schedule',
    1,
    'schedule',
    section('part', 2, 'numbered', clauses(['part-a', p('a')])),
    section('part-2', 2, 'numbered', section('part-2-1', 3, 'numbered', p('x'))),
  ),
  section(
    'schedule-b',
    1,
    'schedule',
    clauses(['b-a', p('a')], ['b-b', p('b')]),
    section('part-b', 2, 'numbered'),
  ),
  section('three', 1, 'numbered', clauses(['3-1', p('counts on after schedules')])),
];

/** A contract with every kind of number, restarts and continuations, and references to each kind. */
export const numberedContract: Contract = {
  ...sampleContract,
  blocks: number(blocks, sampleContract.labels).blocks,
};
