import type { StyleOptions } from '../agreement/generated/types.ts';
import type { Contract } from '../document/contract.ts';
import type { Furniture, FurniturePart } from '../document/look.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { Chosen } from './chosen.ts';

type FurnitureTexts = NonNullable<StyleOptions['header']>;

/** What stands in the margin, with the contract's own title, edition, date and parties put in. */
export function furnitureOf(
  chosen: Chosen<FurnitureTexts>,
  { contract, date }: { readonly contract: Contract; readonly date: string },
  problems: Problem[],
): Furniture {
  const facts: Readonly<Record<string, string>> = {
    title: contract.title,
    edition: contract.edition,
    date,
    parties: contract.parties.join(' · '),
  };
  const names = [...Object.keys(facts), 'page', 'pages', 'pageOf'];
  const partsOf = (text: string, path: string): FurniturePart[] =>
    text.split(/(\{[^{}]*\})/).flatMap((piece): FurniturePart[] => {
      const name = /^\{(.*)\}$/s.exec(piece)?.[1];
      if (name === undefined) return piece === '' ? [] : [{ type: 'text', value: piece }];
      if (name === 'pageOf') return partsOf(contract.labels.pageOf, path);
      if (name === 'page') return [{ type: 'page' }];
      if (name === 'pages') return [{ type: 'pages' }];
      if (Object.hasOwn(facts, name)) return [{ type: 'text', value: facts[name] ?? '' }];
      const close = nearest(name, names);
      problems.push({
        rule: 'template/unknown-name',
        severity: 'error',
        message: `There is no \`{${name.slice(0, 60)}}\` in a header or footer`,
        hint:
          close === undefined
            ? `there are ${names.map((one) => `\`{${one}}\``).join(', ')}`
            : `did you mean \`{${close}}\`?`,
        place: chosen.source.locate(path),
        path,
      });
      return [];
    });
  const at = (name: 'left' | 'centre' | 'right'): FurniturePart[] =>
    partsOf(chosen.value[name] ?? '', `${chosen.path}/${name}`);
  return { left: at('left'), centre: at('centre'), right: at('right') };
}
