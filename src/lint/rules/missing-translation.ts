import type { LintContext } from '../lint-context.ts';
import { isContract } from '../parts/bound-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList } from '../say/say.ts';
import { conflictingNumbers } from '../text/compare-translations.ts';

/** An agreement in several languages of which none decides, or whose texts name different numbers. */
export const missingTranslation: Rule = {
  name: 'missing-translation',
  severity: 'warning',
  kind: 'completeness',
  summary:
    'With several languages, none is said to prevail, or the texts of one field name different numbers.',
  why:
    'Two versions of a contract never say quite the same. Unless the agreement says which one prevails, each party reads the ' +
    'version that suits it, and a court has to choose. Numbers are the worst of it: a level of 99.9 in one language and of ' +
    '99.99 in another are two promises. In a contract this is an error.',
  source:
    'Contract practice with bilingual agreements: one prevailing language, and figures that are written once.',
  limits:
    'A number in one text beside none in the other is not reported, as it may be written as a word. In texts with times, dates or ' +
    'multiples such as million only percentages and numbers with a fraction are compared.',
  bad: { example: 'cloud-service', change: { languages: '[en, de]' } },
  good: {
    example: 'cloud-service',
    change: {
      languages: '[en, de]',
      'legal.prevailingLanguage': 'en',
      'goals.dependable-platform.statement':
        '{ en: "Alsterkrone shall keep the Freight Platform available for {{objectives.platform-availability.target}} of 1,000 hours.", de: "Alsterkrone hält die Freight Platform in 1.000 Stunden zu 99,9 % verfügbar." }',
    },
  },
  *check(context) {
    const { languages } = context.agreement;
    if (languages.length < 2) return;
    yield* prevailing(context);
    for (const { path, first, second } of conflictingNumbers(context.source, context.shape, languages)) {
      const numbers = `${first.number} in \`${first.language}\` and ${second.number} in \`${second.language}\``;
      yield {
        path,
        severity: severityIn(context),
        message: `The texts of \`${path.slice(path.lastIndexOf('/') + 1)}\` name different numbers, ${numbers}: each party relies on the number that it has read`,
        hint: 'write the same number in each text, or bind the field that holds it, such as `{{objectives.uptime.target}}`',
        facts: { [first.language]: first.number, [second.language]: second.number },
        related: [
          { path: `${path}/${first.language}`, message: `the text in ${first.language}` },
          { path: `${path}/${second.language}`, message: `the text in ${second.language}` },
        ],
      };
    }
  },
};

function severityIn({ agreement }: LintContext): 'error' | 'warning' {
  return isContract(agreement) ? 'error' : 'warning';
}

function* prevailing(context: LintContext): Generator<Finding> {
  const { legal, languages } = context.agreement;
  const chosen = legal?.prevailingLanguage;
  const [first] = languages;
  if (chosen === undefined) {
    const path = legal ? '/legal' : '/languages';
    yield {
      path,
      part: 'key',
      severity: severityIn(context),
      message: `The agreement is written in ${sayList(languages)}, but no \`prevailingLanguage\` is named: where the texts differ, each party can rely on the one that suits it`,
      hint: `add \`prevailingLanguage: ${first}\` to \`legal\``,
      facts: { languages: languages.join(', ') },
      related: [{ path: '/languages', message: 'the languages' }],
      ...(legal && {
        fix: {
          title: `Let the text in ${first} prevail`,
          safe: false,
          changes: [{ type: 'insert' as const, path: '/legal', text: `prevailingLanguage: ${first}` }],
        },
      }),
    };
  } else if (!languages.includes(chosen)) {
    yield {
      path: '/legal/prevailingLanguage',
      severity: severityIn(context),
      message: `The text in \`${chosen}\` prevails, but the agreement is written in ${sayList(languages)} only: there is no text that decides`,
      hint: `write \`prevailingLanguage: ${first}\`, or add \`${chosen}\` to \`languages\``,
      facts: { prevailingLanguage: chosen, languages: languages.join(', ') },
      related: [{ path: '/languages', message: 'the languages' }],
    };
  }
}
