import { parseDuration } from '../../compute/time/duration.ts';
import { decided, termOf } from '../../figures/figures-context.ts';
import { objectiveElsewhere } from '../constraint/promised-elsewhere.ts';
import type { LintContext, UnderpinningFile } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber } from '../say/say.ts';

/** An agreement that rests on another that does not fit under it. */
export const agreementMisaligned: Rule = {
  name: 'agreement-misaligned',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'The agreement that a promise rests on promises less, is measured over other windows, ends earlier or is another version.',
  why:
    'A promise is as good as what carries it. If the supplier promises less, measures over a quarter where we measure over a ' +
    'month, or is bound for a shorter time, then there are failures that we pay for and the supplier does not.',
  source: 'Regulation (EU) 2022/2554 (DORA), Art. 30; ITIL 4, underpinning contracts.',
  limits:
    'Agreements at web addresses are not read; texts such as the definition of downtime are not compared.',
  bad: {
    example: 'cloud-service',
    change: { underpinnings: '[{ id: hosting, kind: uc, agreement: ./hosting.sla.yaml, backs: [] }]' },
  },
  good: {
    example: 'cloud-service',
    change: {
      underpinnings:
        '[{ id: hosting, kind: uc, agreement: ./hosting.sla.yaml, backs: [platform-availability] }]',
    },
  },
  *check(context) {
    for (const { value: link, path } of context.all('underpinnings')) {
      const file = context.underpinnings.get(link.id);
      if (link.backs === undefined || link.backs.length === 0)
        yield {
          path,
          part: 'line',
          message: `The agreement “${link.title ?? link.id}” backs no objective: nobody can tell which promise rests on it`,
          hint: 'add `backs` with the objectives that rest on it',
          facts: { underpinning: link.id },
        };
      if (!file) continue;
      if (file.cycle) yield circle(file, path);
      if (file.agreement) yield* compareWith(context, link, path, file.agreement);
    }
  },
};

function circle({ cycle = [] }: UnderpinningFile, path: string): Finding {
  return {
    path: `${path}/agreement`,
    severity: 'error',
    message: `These agreements rest on each other in a circle: ${cycle.map((name) => `\`${name}\``).join(' → ')}, so none of them carries the others`,
    hint: 'delete the underpinning that leads back',
    facts: { cycle: cycle.join(' ') },
  };
}

type Link = NonNullable<LintContext['agreement']['underpinnings']>[number];

function* compareWith(
  context: LintContext,
  link: Link,
  path: string,
  other: LintContext['agreement'],
): Iterable<Finding> {
  if (link.version !== undefined && link.version !== other.version)
    yield {
      path: `${path}/version`,
      message: `This agreement rests on version ${link.version} of “${other.title}”, but the file is version ${other.version}: what was agreed on may have changed`,
      hint: `compare the two, and write \`version: ${other.version}\``,
      facts: { version: link.version, found: other.version },
    };
  const [ours, theirs] = [context.term, termOf(other)];
  if (ours && theirs && theirs.to.toString() < ours.to.toString())
    yield {
      path: `${path}/agreement`,
      message: `“${other.title}” ends on ${theirs.to.toString()}, before this agreement ends on ${ours.to.toString()}: after that nothing carries the promises that rest on it`,
      hint: 'agree on a term of the supplier that is as long, or end this agreement earlier',
      facts: { ends: theirs.to.toString(), needed: ours.to.toString() },
    };
  const theirObjective = objectiveElsewhere(link.id, context);
  for (const id of link.backs ?? []) {
    const objective = context.find('objectives', id)?.value;
    if (!objective || !theirObjective) continue;
    const [target, carried] = [decided(objective.target), decided(theirObjective.target)];
    const isHigherBetter = objective.comparator === 'gte' || objective.comparator === 'gt';
    const isLess =
      target && carried && (isHigherBetter ? carried.compare(target) < 0 : carried.compare(target) > 0);
    if (isLess && theirObjective.comparator === objective.comparator)
      yield {
        path: `${path}/backs`,
        message: `“${objective.name}” promises ${sayNumber(target)}, but “${theirObjective.name}” of “${other.title}” only ${sayNumber(carried)}: \`${objective.obligor}\` pays for failures that the supplier may have`,
        hint: `agree with the supplier on ${sayNumber(target)} or better, or promise no more than ${sayNumber(carried)}`,
        facts: { promised: sayNumber(target), carried: sayNumber(carried) },
      };
    const [window, below] = [
      parseDuration(objective.window.length),
      parseDuration(theirObjective.window.length),
    ];
    if (window && below && below.months * 31 + below.days > window.months * 31 + window.days)
      yield {
        path: `${path}/backs`,
        message: `“${objective.name}” is measured over ${objective.window.length}, but “${theirObjective.name}” of “${other.title}” over ${theirObjective.window.length}: a bad window here can hide in a good one there, and \`${objective.obligor}\` pays alone`,
        hint: `agree with the supplier on windows of ${objective.window.length}`,
        facts: { window: objective.window.length, below: theirObjective.window.length },
      };
  }
}
