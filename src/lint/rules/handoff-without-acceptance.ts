import type { Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';

/** A handoff with time that nobody owns, or without a way back. */
export const handoffWithoutAcceptance: Rule = {
  name: 'handoff-without-acceptance',
  severity: 'error',
  kind: 'completeness',
  summary:
    'A handoff does not say from when the receiving party’s time runs, or where the work goes when it is rejected.',
  why:
    'Between the hand of one party and that of the next lies time that both think is the other’s. If the sender has no limit and ' +
    'the receiver’s clock has no start, a delay on the way counts against whoever is asked first. Work that is rejected and goes ' +
    'nowhere is lost.',
  source: 'Practice of speed-to-lead measurement: system delay and human delay are measured apart.',
  bad: { example: 'marketing-sales-service', change: { 'handoffs.lead-handoff.onReject': '' } },
  good: {
    example: 'marketing-sales-service',
    change: { 'handoffs.lead-handoff.onReject': 'keep the lead and tell Marketing what is missing' },
  },
  *check(context) {
    for (const { value: handoff, path } of context.all('handoffs')) {
      const [from, to] = [sayParty(handoff.from, context), sayParty(handoff.to, context)];
      if (handoff.onReject === undefined)
        yield {
          path,
          part: 'line',
          message: `“${handoff.name}” does not say what happens to work that ${to} rejects: it belongs to nobody then`,
          hint: 'add `onReject` with what the receiving party does, such as `return the lead with the reason`',
          facts: { handoff: handoff.id },
        };
      const { accept, deliver, schedule } = handoff;
      if (typeof accept !== 'object' || deliver !== undefined) continue;
      if (accept.from !== undefined) {
        if (schedule === undefined && !plain(handoff.trigger).endsWith(plain(accept.from)))
          yield {
            path,
            part: 'line',
            severity: 'info',
            message: `The time of ${to} to accept “${handoff.name}” runs from ${accept.from}, but nothing limits how long ${from} may take until then: that time belongs to nobody`,
            hint: `add \`deliver\` with the limit of ${from}, from the event “${handoff.trigger}”`,
            facts: { handoff: handoff.id },
          };
        continue;
      }
      yield {
        path: `${path}/accept`,
        part: 'key',
        severity: 'warning',
        message: `The time of ${to} to accept “${handoff.name}” has no start, and ${from} no limit to deliver: a delay on the way counts against whoever is asked first`,
        hint: 'add `from` to `accept` with the event from which it runs, or `deliver` with the limit of the sender',
        facts: { handoff: handoff.id },
      };
    }
  },
};

/** "when a lead is qualified" and "a lead is qualified" are one event. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}
