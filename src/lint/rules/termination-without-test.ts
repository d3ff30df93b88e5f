import type { Ground } from '../../agreement/generated/types.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import { isDraft } from '../parts/bound-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayPeriod } from '../say/say-period.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';

/** A ground for termination of which nobody can say whether it is met. */
export const terminationWithoutTest: Rule = {
  name: 'termination-without-test',
  severity: 'error',
  kind: 'meaning',
  summary: 'A ground for termination cannot be tested: it counts nothing, and nobody decides it by an act.',
  why:
    'Ending an agreement is what parties fight about most. A ground that counts misses, or names who declares what and by which ' +
    'act, can be read off; “if the agreement no longer works” cannot. Whoever relies on such a ground risks being in ' +
    'breach itself, and whoever receives the notice does not know whether to obey it.',
  source: 'HubSpot, How to Create a Service Level Agreement: formal conditions of cancellation.',
  limits:
    'Vague words in a `test` are found by a list, and only where the test names no act that decides. Insolvency, change ' +
    'of law, and a breach with a time to cure are a warning without a `test`, because the law has a meaning for them. A missing ' +
    'test is a remark until the agreement is agreed.',
  bad: {
    example: 'marketing-sales',
    change: { 'termination.grounds.support-withdrawn.trigger.test': 'if the agreement no longer works' },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'termination.grounds.support-withdrawn.trigger.test':
        'if a director declares in a review that this Agreement no longer works',
    },
  },
  *check(context) {
    const vague = phraseFinder(wordList(context.words, 'undecidable'));
    const deciding = phraseFinder(wordList(context.words, 'deciding'));
    for (const [index, ground] of context.agreement.termination.grounds.entries()) {
      const path = `/termination/grounds/${index}/trigger`;
      const { test } = ground.trigger;
      const finding =
        test === undefined
          ? withoutTest(ground, path, context)
          : vagueTest(ground, test, path, vague, deciding);
      if (finding) yield finding;
    }
  },
};

const LEGAL: ReadonlySet<string> = new Set(['insolvency', 'change-of-law']);
const COUNTED: ReadonlySet<string> = new Set(['missed-objective', 'count-of-misses']);

function withoutTest({ id, trigger, cure }: Ground, path: string, context: LintContext): Finding | undefined {
  const { agreement } = context;
  const { kind, objective, misses, below } = trigger;
  // What is not written yet may still come, unlike what is written vaguely.
  const inDraft = isDraft(agreement) ? { severity: 'info' as const } : {};
  const found = (message: string, hint: string): Finding => ({
    path,
    part: 'key',
    message,
    hint,
    facts: { ground: id, kind },
    ...inDraft,
  });
  if (misses !== undefined || below !== undefined) return openCount(context, path, { id, trigger });
  if (kind === 'missed-objective' && objective !== undefined) return undefined;
  if (COUNTED.has(kind)) {
    const lacks = kind === 'missed-objective' ? '`objective`' : '`misses`';
    return found(
      `The ground “${id}” is \`${kind}\` without ${lacks} and without a \`test\`: nobody can say which miss gives the right to terminate, so whoever uses it risks being in breach itself`,
      objective === undefined
        ? 'add `objective`, `misses` and `of`, such as `misses: 3, of: 3`'
        : 'add `misses: 3` and `of: 3`',
    );
  }
  if (
    kind === 'expiry-of-contingency' &&
    (agreement.contingencies ?? []).some(({ maxLength }) => maxLength !== undefined)
  )
    return undefined;
  // A notice with time to cure names the breach and says what would mend it.
  if (LEGAL.has(kind) || (kind === 'breach' && cure !== undefined)) {
    return {
      ...found(
        `The ground “${id}” is \`${kind}\` without a \`test\`: the parties can differ on the act and the day from which it counts`,
        `add \`test\` with the act that decides, such as \`${TESTS[kind]}\``,
      ),
      ...(isDraft(agreement) ? {} : { severity: 'warning' as const }),
    };
  }
  return found(
    `The ground “${id}” is \`${kind}\` without a \`test\`: nobody is named who decides whether it is met, and by which act, so whoever uses it risks being in breach itself`,
    `add \`test\` with who decides and by which act, such as \`${TESTS[kind] ?? TESTS.other}\``,
  );
}

/** A count that leaves open of what, or among how many windows. */
function openCount(
  { agreement, find, all }: LintContext,
  path: string,
  { id, trigger: { kind, objective, misses, of } }: Pick<Ground, 'id' | 'trigger'>,
): Finding | undefined {
  if (misses === undefined || misses < 2) return undefined;
  const severity = isDraft(agreement) ? ('info' as const) : ('warning' as const);
  const at = { path: `${path}/misses`, severity, facts: { ground: id, kind, misses } };
  if (objective === undefined && all('objectives').length > 1) {
    return {
      ...at,
      message: `The ground “${id}” counts ${misses} misses and does not say of what: one party adds up the misses of all ${all('objectives').length} objectives, and the other asks for ${misses} of one of them`,
      hint: `add \`objective\` with the id of the one that counts, such as \`objective: ${all('objectives')[0]!.value.id}\``,
    };
  }
  if (of !== undefined) return undefined;
  const noun = sayPeriod(find('objectives', objective)?.value.window.length);
  return {
    ...at,
    message: `The ground “${id}” counts ${misses} missed ${noun}s and does not say among how many: one party reads ${misses} in a row, and the other adds up all that were ever missed`,
    hint: `add \`of: ${misses}\` for ${misses} in a row, or a larger number of ${noun}s that follow one another`,
  };
}

const TESTS: Readonly<Record<string, string>> = {
  insolvency: 'if a court opens insolvency proceedings over the other party',
  'change-of-law': 'if a law or a decision of an authority forbids a service of this Agreement',
  'expiry-of-contingency': 'if the relief for an unexpected event has reached its maximum length',
  breach: 'if the other party has not mended a breach within 30 days after a written reminder',
  unsupported: 'if a director declares in a review that the department no longer supports this Agreement',
  other: 'if the owner of a party declares it in a review, with the reason',
};

function vagueTest(
  { id, trigger }: Ground,
  test: string,
  path: string,
  vague: FindPhrases,
  deciding: FindPhrases,
): Finding | undefined {
  // What is counted decides, whatever the words beside it.
  if (trigger.objective !== undefined && (trigger.misses !== undefined || trigger.below !== undefined))
    return undefined;
  const [phrase] = vague(test);
  if (phrase === undefined && trigger.kind === 'unsupported')
    return undeclared(id, test, path, deciding, trigger.kind);
  if (phrase === undefined || /\d|\{\{/.test(test) || deciding(test).length > 0) return undefined;
  return {
    path: `${path}/test`,
    message: `The ground “${id}” applies “${test.length > 160 ? `${test.slice(0, 159)}…` : test}”: nobody is named who decides that, and by which act, so the parties can differ on whether the agreement has ended`,
    hint: `write who decides and by which act, such as \`${TESTS[trigger.kind] ?? TESTS.other}\``,
    facts: { ground: id, phrase: phrase.words },
  };
}

/** A support that ends without anybody's act. */
function undeclared(
  id: string,
  test: string,
  path: string,
  deciding: FindPhrases,
  kind: Ground['trigger']['kind'],
): Finding | undefined {
  if (/\d|\{\{/.test(test) || deciding(test).length > 0) return undefined;
  return {
    path: `${path}/test`,
    severity: 'warning',
    message: `The ground “${id}” applies “${test.length > 160 ? `${test.slice(0, 159)}…` : test}”, and no word of it says who declares that, and by which act: the parties can differ on the day from which the agreement is no longer supported`,
    hint: `write who declares it and where, such as \`${TESTS[kind]}\``,
    facts: { ground: id, kind },
  };
}
