import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validate } from '../src/index.ts';
import { findExamples } from './support/find-examples.ts';

const EXAMPLES = findExamples();

/** The numbers and names that the source guide gives, and the field of an example that must hold each. */
const GUIDE: Readonly<Record<string, readonly (readonly [path: string, expected: string])[]>> = {
  'dunder-mifflin': [
    ['services/paper-supply/deliverables/copy-paper/quantity', '50'],
    ['services/paper-supply/deliverables/copy-paper/unit', 'Reams'],
    ['services/paper-supply/deliverables/copy-paper/per', 'P1M'],
    ['services/paper-supply/deliverables/copy-paper/schedule/rrule', 'FREQ=WEEKLY;BYDAY=MO'],
    ['services/paper-supply/deliverables/copy-paper/by', 'darryl'],
    ['services/paper-supply/deliverables/copy-paper/destinations/length', '2'],
    ['services/paper-supply/deliverables/copy-paper/split/method', 'largest-remainder'],
    ['services/paper-supply/deliverables/copy-paper/confirmation/to', 'jim,nora'],
    ['contacts/darryl/name', 'Darryl Philbin'],
    ['contacts/jim/name', 'Jim Halpert'],
    ['contacts/nora/party', 'company-x'],
    ['objectives/monthly-volume/target', '50'],
  ],
  'marketing-sales': [
    ['assumptions/quota/value', '5000'],
    ['assumptions/marketing-share/value', '100'],
    ['assumptions/deal-size/value', '100'],
    ['assumptions/close-rate/value', '50'],
    ['goals/lead-goal/derivation/result', '100'],
    ['goals/lead-goal/due/rrule', 'FREQ=MONTHLY;BYMONTHDAY=25'],
    ['goals/deal-goal/derivation/result', '50'],
    ['objectives/monthly-leads/target', '100'],
    ['objectives/monthly-revenue/target', '5000'],
    ['metrics/time-to-first-follow-up/unit', 'hours'],
    ['objectives/first-follow-up/target', '1'],
    ['objectives/follow-up-depth/target', '6'],
    ['leadModel/tiers/ceo/value/amount', '100'],
    ['leadModel/tiers/director/value/amount', '50'],
    ['leadModel/tiers/manager/value/amount', '40'],
    ['requirements/status-reports/cadence/rrule', 'FREQ=MONTHLY;BYMONTHDAY=7,14,21,28'],
    ['reports/status-report/from', 'kendra'],
    ['reviews/monthly-recalculation/every', 'P1M'],
    ['termination/grounds/leads-missed/trigger/misses', '3'],
    ['termination/grounds/leads-missed/trigger/of', '3'],
    ['contacts/amir/title', 'Director of Marketing'],
    ['contacts/kendra/title', 'Director of Sales'],
  ],
  'marketing-sales-service': [
    ['objectives/monthly-leads/target', '100'],
    ['objectives/monthly-deals/target', '50'],
    ['goals/lead-goal/supports', 'deal-goal'],
    ['goals/deal-goal/supports', 'happy-customers'],
    ['contacts/joan/title', 'VP of Service'],
    ['reports/customer-friction-report/from', 'kendra'],
    ['reports/customer-friction-report/to', 'joan,theo,amir'],
    ['handoffs/customer-handoff/to', 'service'],
    ['responsibilities/columns/length', '4'],
  ],
  'cloud-service': [
    ['objectives/platform-availability/target', '99.90'],
    ['objectives/platform-availability/window/length', 'P1M'],
    ['remedies/credits/availability-credits/tiers/0/from', '99.00'],
    ['remedies/credits/availability-credits/tiers/0/to', '99.90'],
    ['remedies/credits/availability-credits/tiers/0/percent', '10'],
    ['remedies/credits/availability-credits/tiers/1/from', '95.00'],
    ['remedies/credits/availability-credits/tiers/1/to', '99.00'],
    ['remedies/credits/availability-credits/tiers/1/percent', '25'],
    ['remedies/credits/availability-credits/tiers/2/to', '95.00'],
    ['remedies/credits/availability-credits/tiers/2/percent', '50'],
    ['support/severities/length', '4'],
    ['support/matrix/length', '4'],
    ['termination/grounds/chronic-failure/trigger/misses', '2'],
    ['termination/grounds/chronic-failure/trigger/of', '3'],
    ['charges/recurring/amount', '8400.00'],
    ['charges/recurring/currency', 'EUR'],
  ],
};

describe.each(EXAMPLES.map((file) => [nameOf(file), file]))('%s', (name, file) => {
  const text = readFileSync(file, 'utf8');
  const { agreement, problems } = validate({ text, file });

  test('has no problem of any severity', () => {
    expect(problems).toEqual([]);
    expect(agreement).toBeDefined();
  });

  test('names no holiday on a weekend and none outside the dates that its list covers', () => {
    const calendars = itemsOf(at(agreement, 'calendars'));
    for (const calendar of calendars.filter((one) => at(one, 'holidays') !== undefined)) {
      const until = String(at(calendar, 'holidays/coversUntil'));
      for (const date of itemsOf(at(calendar, 'holidays/dates')).map(String)) {
        expect(new Date(`${date}T00:00:00Z`).getUTCDay() % 6, date).not.toBe(0);
        expect(date <= until, date).toBe(true);
      }
    }
  });

  test('says nothing vague', () => {
    expect(text).not.toMatch(
      /promptly|reasonabl[ey]|and\/or|best efforts|including but not limited|\bwill\b/i,
    );
    expect(text).not.toMatch(/@(?![a-z-]+\.example\b)[a-z]/);
  });

  if (name.startsWith('minimal-')) {
    test('fits on a screen', () => {
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(45);
    });
  }
});

test('each kind of agreement has a full and a minimal example', () => {
  expect(EXAMPLES.map(nameOf).sort()).toEqual([
    'cloud-service',
    'common-paper',
    'dunder-mifflin',
    'github-enterprise',
    'google-cloud',
    'marketing-sales',
    'marketing-sales-service',
    'marketing-sales-template',
    'minimal-customer',
    'minimal-internal',
    'minimal-multi-level',
    'stedi-guides',
  ]);
});

describe.each(Object.entries(GUIDE))('%s has from the guide', (name, facts) => {
  test.each(facts)('%s: %s', (path, expected) => {
    expect(String(at(agreementNamed(name), path))).toBe(expected);
  });
});

test('the lead tiers of marketing-sales add up to its lead goal and to its quota', () => {
  const agreement = agreementNamed('marketing-sales');
  const values = itemsOf(at(agreement, 'goals/lead-value-goal/values')).map((one) => ({
    count: Number(at(one, 'count')),
    value: Number(at(agreement, `leadModel/tiers/${String(at(one, 'tier'))}/value/amount`)),
  }));
  expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  expect(values.reduce((sum, { count, value }) => sum + count * value, 0)).toBe(5000);
});

test('the derivation of the lead goal comes to its result', () => {
  const agreement = agreementNamed('marketing-sales');
  const input = (id: string) => Number(at(agreement, `assumptions/${id}/value`));
  const revenue = input('quota') * (input('marketing-share') / 100);
  const leads = revenue / input('deal-size') / (input('close-rate') / 100);
  expect(Math.ceil(leads)).toBe(Number(at(agreement, 'goals/lead-goal/derivation/result')));
});

function nameOf(file: string): string {
  return basename(file, '.sla.yaml');
}

function agreementNamed(name: string): unknown {
  const file = EXAMPLES.find((example) => nameOf(example) === name);
  expect(file, name).toBeDefined();
  return validate({ text: readFileSync(file!, 'utf8'), file: file! }).agreement;
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value at a path whose steps are field names, and in a list the `id` of an item or its index. */
function at(value: unknown, path: string): unknown {
  return path.split('/').reduce((current: unknown, step) => {
    if (Array.isArray(current)) {
      if (step === 'length') return current.length;
      return current.find((item) => field(item, 'id') === step) ?? current[Number(step)];
    }
    return field(current, step);
  }, value);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
