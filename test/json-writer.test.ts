import { expect, test } from 'vitest';
import { writeJson } from '../src/writers/json.ts';
import { isSealed, seal } from '../src/writers/seal.ts';
import { expectGolden } from './support/golden.ts';
import { contractWith, HOSTILE_TEXTS } from './support/hostile.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';

const write = (contract: typeof sampleContract): Uint8Array =>
  writeJson({ contract, look: testLook, fonts: new Map() }).content;

test('the sample contract as JSON', () => {
  expectGolden('sample/sample.json', write(sampleContract));
});

test('reads back as the same tree', () => {
  for (const contract of [sampleContract, ...HOSTILE_TEXTS.map(contractWith)]) {
    expect(JSON.parse(new TextDecoder().decode(write(contract)))).toMatchObject({
      slakit: { format: 1 },
      contract,
    });
  }
});

test('the order of keys in the tree does not change the bytes', () => {
  const reversed = Object.fromEntries(
    Object.entries(sampleContract).reverse(),
  ) as unknown as typeof sampleContract;
  expect(write(reversed)).toEqual(write(sampleContract));
});

test('has a seal', () => {
  expect(isSealed(seal(write(sampleContract)))).toBe(true);
});
