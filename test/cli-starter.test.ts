import { describe, expect, test } from 'vitest';
import { type AgreementType, generate, starterAgreement, validate } from '../src/index.ts';

const types: readonly AgreementType[] = ['customer', 'internal', 'multi-level'];

/** With the line that names the schema, a starter fits on one screen of this many lines. */
const MOST_LINES = 45;

describe.each(types)('the first agreement of type %s', (type) => {
  const text = starterAgreement({ type, style: 'two-column' });

  test('is short and has not one problem', () => {
    expect(text.split('\n').length - 1).toBeLessThan(MOST_LINES);
    expect(validate({ text, file: 'agreement.sla.yaml' }).problems).toEqual([]);
  });

  test('becomes a contract without a remark', async () => {
    const { files, problems } = await generate({ text, file: 'agreement.sla.yaml' }, { formats: ['md'] });
    expect(problems).toEqual([]);
    expect(Buffer.from(files[0]!.content).toString()).toMatch(/^# .*Agreement/m);
  });

  test.each([
    'Support for Company X',
    'null',
    '2026-01-01',
    '- a: b # c',
    'A "quoted" \\ title',
    '{{title}} <b> *b*',
    '{}',
    '價格 😀',
    ' spaces ',
    '*a',
    'a\u00A0b\u0301',
  ])('takes the title %j as it is', (title) => {
    const validation = validate({ text: starterAgreement({ type, title }), file: 'agreement.sla.yaml' });
    expect(validation.agreement?.title).toBe(title);
  });
});
