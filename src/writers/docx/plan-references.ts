import { BULLET } from '../../document/bullet.ts';
import type { Block, Clause, Contract, Reference, Section } from '../../document/contract.ts';

/**
 * A REF field that prints the number of one paragraph. "1.2(a)" takes two of them: what the switch for a number with
 * those above it prints depends on the levels passed over, and not all word processors agree.
 */
export interface NumberField {
  readonly target: string;
  readonly result: string;
}

/** How cross-references are said in fields. */
export interface References {
  /** The fields that together print the number of `reference`; none where no fields would print it after an update. */
  readonly fieldsOf: (reference: Reference) => readonly NumberField[];
}

interface Step {
  readonly id: string;
  readonly number: string;
  readonly above: Step | undefined;
}

/** Learns which numbers stand above which, to say "1.2(a)" in fields. */
export function planReferences(contract: Contract): References {
  const steps = new Map<string, Step>();
  const add = (node: Section | Clause, above: Step | undefined): Step => {
    // A bullet is referred to by the number of what it stands in.
    const step = { id: node.id, number: node.number === BULLET ? '' : (node.number ?? ''), above };
    steps.set(node.id, step);
    return step;
  };
  const visit = (blocks: readonly Block[], above: Step | undefined): void => {
    for (const block of blocks) {
      if (block.type === 'section') visit(block.children, add(block, above));
      else if (block.type === 'clauses')
        for (const item of block.items) visit(item.children, add(item, above));
      else if (block.type === 'list') for (const item of block.items) visit(item.children, above);
      else if (block.type === 'table') {
        for (const row of block.rows) for (const cell of row.cells) visit(cell.children, above);
      }
    }
  };
  visit(contract.blocks, undefined);
  return { fieldsOf: (reference) => fieldsOf(reference, steps.get(reference.target)) };
}

function fieldsOf(reference: Reference, step: Step | undefined): readonly NumberField[] {
  const wanted = spaced(reference.number);
  if (!step || wanted === '') return [];
  for (let at: Step | undefined = step; at; at = at.above) {
    if (spaced(at.number) === wanted) return [{ target: at.id, result: reference.number }];
  }
  const chain: Step[] = [];
  let rest = wanted;
  for (let at: Step | undefined = step; at && rest !== ''; at = at.above) {
    if (at.number === '' || !rest.endsWith(spaced(at.number))) break;
    rest = rest.slice(0, rest.length - at.number.length);
    chain.unshift(at);
  }
  if (rest !== '') return [];
  return chain.map(({ id, number }) => ({ target: id, result: number }));
}

function spaced(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
