import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openCatalog } from '../src/catalog.ts';
import type { Contract, Inline } from '../src/document/contract.ts';
import { plainText, walkBlocks } from '../src/document/walk.ts';
import { generate } from '../src/index.ts';
import { findExamples, outputName, PROJECT } from './support/find-examples.ts';
import { contractWords, splitWords } from './support/words.ts';

/** What a style leaves out of what the two columns print, by the field, and why nothing is lost by it. */
const LEFT_OUT: Readonly<Record<string, readonly (readonly [field: RegExp, why: string])[]>> = {
  layered: [[/^\/objectives\/\d+\/service$/, 'each stands in the schedule of its service']],
  stepwise: [],
  swimlane: [
    [/^\/responsibilities\/rows\/\d+\/stage$/, 'each stage says its name once'],
    [/^\/responsibilities\/columns\/\d+\/party$/, 'a lane says its party by its label'],
    [/^\/responsibilities\/rows\/\d+\/cells\/.+\/modality$/, 'one clause says *shall* for every step'],
  ],
  formal: [
    [
      /^\/responsibilities\/columns\/\d+\/label$/,
      'each duty names its party, or says that it is of all parties',
    ],
  ],
};

interface Printed {
  /** The texts of each field, in lower case, because a sentence may begin with them. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  readonly words: string;
}

async function print(text: string, style: string): Promise<Printed> {
  const { files, problems } = await generate(
    { text, file: 'agreement.sla.yaml' },
    { formats: ['json'], style },
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { contract } = JSON.parse(new TextDecoder().decode(files[0]!.content)) as { contract: Contract };
  const values = new Map<string, Set<string>>();
  const add = (inline: Inline): void => {
    if (inline.type !== 'value') return;
    const texts = values.get(inline.path) ?? new Set<string>();
    values.set(inline.path, texts.add(plainText(inline.children).toLowerCase()));
  };
  walkBlocks(contract.blocks, { inline: add });
  return { values, words: contractWords(contract).join(' ').toLowerCase() };
}

/** The examples, and the agreements that together use every field there is. */
const FULL = join(PROJECT, 'test/fixtures/full');
const AGREEMENTS = [
  ...findExamples(),
  ...readdirSync(FULL)
    .filter((name) => name.endsWith('.sla.yaml'))
    .map((name) => join(FULL, name)),
];

describe.each(Object.entries(LEFT_OUT))('the %s style loses nothing of an agreement', (style, leftOut) => {
  const suited = openCatalog().style(style)?.file.agreements;
  for (const example of AGREEMENTS) {
    const text = readFileSync(example, 'utf8');
    const { type } = parse(text) as { type: string };
    if (suited && !suited.includes(type)) continue;
    test(outputName(example), async () => {
      const [general, own] = await Promise.all([print(text, 'two-column'), print(text, style)]);
      expect(general.values.size).toBeGreaterThan(10);
      const lost: string[] = [];
      for (const [path, texts] of general.values) {
        if (leftOut.some(([field]) => field.test(path))) continue;
        // A list is one value where it is printed as one, and several where its items are.
        for (const one of texts)
          if (!own.values.has(path) || !own.words.includes(splitWords(one).join(' ')))
            lost.push(`${path} ${one}`);
      }
      expect(lost).toEqual([]);
    });
  }
});
