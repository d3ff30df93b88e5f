import { expect, test } from 'vitest';
import type { Agreement } from '../src/agreement/generated/types.ts';
import { shapeOf } from '../src/agreement/shape.ts';
import { openCatalog } from '../src/catalog.ts';
import { bindAgreement, originOf } from '../src/template/bind.ts';
import { postalAddress } from '../src/template/postal-address.ts';

const street = ['200 Market Street'];

test.each([
  [
    { city: 'Philadelphia', region: 'PA', postalCode: '19106', country: 'United States' },
    'Philadelphia, PA 19106, United States',
  ],
  [{ city: 'Hamburg', postalCode: '20457', country: 'Germany' }, '20457 Hamburg, Germany'],
  [{ city: 'Rotterdam', postalCode: '3087 BM' }, '3087 BM Rotterdam'],
  [{ city: 'London', postalCode: 'SW1A 1AA', country: 'United Kingdom' }, 'London SW1A 1AA, United Kingdom'],
  [{ city: 'Oslo' }, 'Oslo'],
  [{ postalCode: '19106', region: 'PA' }, 'PA 19106'],
  [{ country: 'Japan' }, undefined],
])('%o is written as its country writes it', (fields, place) => {
  const address = { lines: street, ...fields };
  const party = { id: 'a', name: 'A', roles: ['provider'], address };
  const agreement = { type: 'customer', parties: [party] } as unknown as Agreement;
  const binder = bindAgreement(agreement, shapeOf('customer'), openCatalog().words('en')!);
  const { parties } = binder.root as unknown as { parties: readonly { address: unknown }[] };
  const printed = originOf(postalAddress(parties[0]!.address, binder, ' / '))?.text;
  expect(printed).toBe(
    ['200 Market Street', ...(place ? [place] : [])].join(' / ') + (place ? '' : ', Japan'),
  );
  expect(originOf(postalAddress(parties[0]!.address, binder, ', '))?.text).toBe(
    printed?.replace(' / ', ', '),
  );
});
