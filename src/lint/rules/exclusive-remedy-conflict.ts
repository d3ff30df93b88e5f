import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import { consequencesOf, hasConsequence } from '../parts/consequences.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { type ProseLeaf, richProseOf } from '../text/prose-of.ts';

/** What an agreement says about its remedies being the only ones contradicts itself. */
export const exclusiveRemedyConflict: Rule = {
  name: 'exclusive-remedy-conflict',
  severity: 'error',
  kind: 'meaning',
  summary:
    'What the agreement says about the nature of its remedies, or whether they are the only ones, contradicts itself.',
  why:
    'Whether a credit is all that a party can ask for decides what a bad failure costs. Where one sentence says that there is no ' +
    'other remedy and another counts on a claim for damages, a court has to choose, and each party thinks that it has won. An ' +
    'agreement with only its own remedies must also have one for each commitment.',
  source:
    'Common Paper, SLA 3.4 and 3.5: credits as the sole remedy and the right to terminate. Accord Project, SLA 3.6 to 3.8. Society of Construction Law on liquidated damages.',
  limits:
    'The clause that slakit writes for `exclusive: true` leaves the right to end the agreement, so that a ground for termination is no contradiction. Only fixed phrases are looked for in texts.',
  bad: { example: 'cloud-service', change: { 'remedies.exclusive': 'true' } },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.exclusive': 'true',
      'legal.liabilityCap': 'The limits of liability of the Framework Agreement apply.',
    },
  },
  *check(context) {
    const { exclusive } = context.agreement.remedies;
    if (exclusive !== undefined) yield* contradictions(exclusive, context);
    if (exclusive === true) yield* withoutRemedy(context);
    yield* mixedNatures(context);
  },
};

/** Where texts speak of remedies for a miss; elsewhere the phrases are about something else, such as secrets. */
const PLACES =
  /^\/(remedies|objectives|definitions|exclusions)\/|^\/legal\/(liabilityCap|liquidatedDamages|entireAgreement|parentAgreement|disputes)|^\/termination\/(effects|survival)/;

function* contradictions(exclusive: boolean, context: LintContext): Iterable<Finding> {
  const list = exclusive ? 'otherRemedies' : 'soleRemedies';
  for (const { path, text, words } of richProseOf(context)) {
    if (!PLACES.test(path)) continue;
    const found = phraseFinder(wordList(words, list))(text).find(
      ({ from }) => !isNegated(text.slice(0, from), words),
    );
    if (!found) continue;
    yield {
      path,
      message: exclusive
        ? `\`exclusive: true\` makes the remedies and the right to end the only ones for a miss, but this text counts on others (“${found.words}”): whether more can be claimed than the credit is open`
        : `\`exclusive: false\` leaves a party its other rights, but this text says “${found.words}”: whether more can be claimed than the credit is open`,
      hint: exclusive
        ? `write \`exclusive: false\`, or take “${found.words}” out of the text`
        : `write \`exclusive: true\`, or take “${found.words}” out of the text`,
      facts: { exclusive, words: found.words },
      related: [{ path: '/remedies/exclusive', message: 'what it contradicts' }],
    };
  }
}

/** Whether the words just before a phrase turn it round: "is not the sole remedy". */
function isNegated(before: string, words: ProseLeaf['words']): boolean {
  const nearest = before.toLowerCase().split(/[.;:]/).at(-1)!.split(/\s+/).slice(-5).join(' ');
  return phraseFinder(wordList(words, 'denials'))(nearest).length > 0;
}

/** Commitments for which there is nothing at all, if there is nothing but the remedies of the agreement. */
function* withoutRemedy(context: LintContext): Iterable<Finding> {
  const { agreement, all } = context;
  const consequences = consequencesOf(context);
  const { grounds, convenience } = agreement.termination;
  const general = grounds.filter(
    ({ trigger: { kind } }) => kind === 'breach' || kind === 'other' || kind === 'unsupported',
  );
  if (general.some(({ by }) => by === undefined)) return;
  const mayLeave = new Set([...general.flatMap(({ by }) => by ?? []), ...(convenience?.by ?? [])]);
  for (const { value: objective, path } of all('objectives')) {
    const { strength, target, beneficiary, name } = objective;
    if (strength !== 'commitment' || target === 'none' || mayLeave.has(beneficiary)) continue;
    if (hasConsequence(objective, consequences, context)) continue;
    yield {
      path,
      part: 'line',
      message: `\`exclusive: true\` leaves only the remedies of this agreement, and none of them is for “${name}”: ${sayParty(beneficiary, context)} gives up every right for its miss and gets nothing in return`,
      hint: `add an entry to \`remedies.credits\` or \`remedies.plans\` with \`objective: ${objective.id}\`, or write \`exclusive: false\``,
      facts: { objective: objective.id },
      related: [{ path: '/remedies/exclusive', message: 'what takes the other rights away' }],
    };
  }
}

/** A credit that adjusts the price is no estimate of a loss, and an estimate needs its reason. */
function* mixedNatures({ agreement: { remedies, legal } }: LintContext): Iterable<Finding> {
  const { nature, forms, notForms } = remedies;
  const asDamages = (forms ?? []).indexOf('liquidated-damages');
  if (asDamages >= 0 && nature !== undefined && nature !== 'liquidated-damages') {
    yield {
      path: `/remedies/forms/${asDamages}`,
      message: `\`nature: ${nature}\` says that a credit is no estimate of the loss, but here it is given as liquidated damages: whether the payment counts towards a claim for damages is open`,
      hint: 'take `liquidated-damages` out of `forms`, or write `nature: liquidated-damages`',
      facts: { nature },
      related: [{ path: '/remedies/nature', message: 'what it contradicts' }],
    };
  }
  if (nature !== 'liquidated-damages') return;
  const notDamages = (notForms ?? []).indexOf('liquidated-damages');
  if (notDamages >= 0) {
    yield {
      path: `/remedies/notForms/${notDamages}`,
      message:
        '`nature: liquidated-damages` says that a credit is an agreed estimate of the loss, but here it is expressly not: whether more than the credit can be claimed is open',
      hint: 'take `liquidated-damages` out of `notForms`, or write `nature: price-adjustment`',
      facts: { nature },
      related: [{ path: '/remedies/nature', message: 'what it contradicts' }],
    };
  }
  if (legal?.liquidatedDamages !== undefined) return;
  yield {
    path: '/remedies/nature',
    severity: 'warning',
    message:
      '`nature: liquidated-damages` makes the credit an agreed estimate of the loss, but nothing says why the estimate is fair: a court may take it for a penalty, and the party to which it is owed then has to prove its loss',
    hint: 'add `liquidatedDamages` to `legal`, such as `The loss is hard to prove, and the credits are a fair estimate of it.`',
    facts: { nature },
    related: [{ path: '/legal', message: 'where the reason belongs' }],
  };
}
