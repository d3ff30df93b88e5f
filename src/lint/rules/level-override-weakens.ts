import { decided } from '../../figures/figures-context.ts';
import type { Rule } from '../rule.ts';
import { sayNumber } from '../say/say.ts';

const LEVELS = (overridable: string): string =>
  `[{ id: corporate, name: Corporate level, rank: 1${overridable} }, { id: service, name: Service level, rank: 2, parent: corporate }]`;
const OBJECTIVE = (target: number): string =>
  `{ id: portal-availability, name: Availability of the portal, service: freight-platform, metric: availability, obligor: alsterkrone, beneficiary: maasvliet, comparator: gte, target: ${target}, strength: informational, window: { length: P1M, kind: calendar, timeZone: Europe/Berlin, partial: prorate }, level: service, overrides: platform-availability }`;

/** A lower level that takes away what a higher one promises. */
export const levelOverrideWeakens: Rule = {
  name: 'level-override-weakens',
  severity: 'error',
  kind: 'meaning',
  summary: 'A lower level replaces an objective that it may not replace, or by a weaker one.',
  why:
    'Terms flow down: whoever reads the corporate level relies on it everywhere. A department that quietly promises less takes ' +
    'that away. A higher level says in `overridable` what a lower one may replace; what it does not say holds.',
  source: 'ITIL 4, multi-level service level agreements: corporate, customer and service level.',
  bad: {
    example: 'cloud-service',
    change: {
      levels: LEVELS(''),
      'objectives.platform-availability.level': 'corporate',
      'objectives.+': OBJECTIVE(99.5),
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      levels: LEVELS(', overridable: [objectives.platform-availability.target]'),
      'objectives.platform-availability.level': 'corporate',
      'objectives.+': OBJECTIVE(99.95),
    },
  },
  *check({ all, find }) {
    for (const { value: objective, path } of all('objectives')) {
      const base = find('objectives', objective.overrides);
      if (!base) continue;
      const field = `objectives.${base.value.id}`;
      const allowed = find('levels', base.value.level)?.value.overridable ?? [];
      const isAllowed = allowed.some((one) => one === field || one === `${field}.target`);
      const [target, before] = [decided(objective.target), decided(base.value.target)];
      const isHigherBetter = base.value.comparator === 'gte' || base.value.comparator === 'gt';
      const isLowerBetter = base.value.comparator === 'lte' || base.value.comparator === 'lt';
      const isWeaker =
        target !== undefined &&
        before !== undefined &&
        ((isHigherBetter && target.compare(before) < 0) || (isLowerBetter && target.compare(before) > 0));
      if (isAllowed || (!isWeaker && base.value.level === undefined)) continue;
      const numbers = target && before ? ` (${sayNumber(target)} in place of ${sayNumber(before)})` : '';
      yield {
        path: `${path}/overrides`,
        message: isWeaker
          ? `“${objective.name}” promises less than “${base.value.name}”${numbers}, which it may not replace: \`${objective.beneficiary}\` loses what the higher level promises`
          : `“${objective.name}” replaces “${base.value.name}”${numbers}, which its level does not allow: it is open which of the two holds`,
        hint: `add \`${field}.target\` to \`overridable\` of the higher level${isWeaker && before ? `, or write \`target: ${sayNumber(before)}\` or better` : ''}`,
        facts: { objective: objective.id, overrides: base.value.id },
        related: [{ path: base.path, message: 'what it replaces' }],
      };
    }
  },
};
