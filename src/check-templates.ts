import { check } from './agreement/check.ts';
import type { AgreementType } from './agreement/generated/types.ts';
import { read } from './agreement/read.ts';
import { shapeOf } from './agreement/shape.ts';
import { type Catalog, openCatalog } from './catalog.ts';
import { checkOwnStyle, chooseStyle, USUAL } from './choose-style.ts';
import { figuresOf } from './figures/figures-of.ts';
import { FIGURES_SHAPE } from './figures/figures-shape.ts';
import type { AgreementFile } from './generate.ts';
import { makeContract } from './make-contract.ts';
import { nearest } from './nearest.ts';
import { hasErrors, type Problem, sortProblems } from './problem.ts';
import type { Style } from './style/make-look.ts';
import { checkContainers } from './template/check/check-containers.ts';
import { checkTemplate, type OpenTemplate } from './template/check/check-template.ts';
import { createFindings, type Findings } from './template/check/findings.ts';
import type { Known, Part, World } from './template/check/known-value.ts';
import { readFrontMatter } from './template/front-matter.ts';
import { inspectTemplate } from './template/inspect-template.ts';
import { type TemplateFile, templateProblem } from './template/site.ts';

/** What templates are checked with. */
export interface CheckTemplatesOptions {
  /** Folders of templates that go before the built-in ones, first wins. */
  readonly templates?: readonly string[];
  /** The languages that clauses are checked in. */
  readonly languages: readonly string[];
  /** Agreements that are put through every style that suits them. */
  readonly agreements: readonly AgreementFile[];
}

/** What a check of templates found. */
export interface CheckedTemplates {
  readonly problems: readonly Problem[];
  /** The templates that any style uses and the clauses that an agreement may include, with their texts. */
  readonly files: readonly TemplateFile[];
}

const TYPES: readonly AgreementType[] = ['customer', 'internal', 'multi-level'];
/** A run of one style visits no more templates than this. */
const MOST_VISITS = 5000;

/** Checks every template against the schema before there is an agreement, then with agreements that there are. */
export async function checkTemplates(options: CheckTemplatesOptions): Promise<CheckedTemplates> {
  const catalog = openCatalog(options.templates);
  const findings = createFindings();
  const opened = new Map<string, OpenTemplate>();
  /** What is wrong with files beside the templates: styles and words. */
  const beside = options.languages.flatMap((language) => catalog.lintWordProblems(language));
  for (const name of catalog.styles()) {
    const style = catalog.style(name);
    if (!style) continue;
    const faults = await checkOwnStyle(name, catalog);
    beside.push(...faults, ...options.languages.flatMap((language) => catalog.wordProblems(language, name)));
    if (hasErrors(faults)) continue;
    for (const language of options.languages)
      for (const type of TYPES.filter((one) => style.file.agreements?.includes(one) ?? true)) {
        const run = startRun({ style, type, language }, options.languages, catalog, opened, findings);
        const layout = run?.open(`styles/${name}/layout`);
        if (layout) run?.checkFrom(layout);
      }
  }
  const listed = new Set(opened.keys());
  const unlisted: Problem[] = [];
  const usual = catalog.style(USUAL);
  for (const language of usual ? options.languages : [])
    for (const type of TYPES) {
      const run = startRun({ style: usual!, type, language }, options.languages, catalog, opened, findings);
      if (run) unlisted.push(...checkUnlisted(type, run, listed));
    }
  const files = [...opened.values()];
  const found = [
    ...files.flatMap(({ file, inspected }) => [
      ...inspected.problems,
      ...(inspected.program ? checkContainers(file, inspected.program) : []),
    ]),
    ...findings.problems(),
    ...unlisted,
    ...beside,
  ];
  // What a contract says of a broken template is less clear, and only follows from it.
  const rendered = hasErrors(found) ? [] : await renderAgreements(options.agreements, catalog);
  return {
    problems: sortProblems(withoutDoubles([...found, ...rendered])),
    files: files.map(({ file }) => file),
  };
}

interface Run {
  readonly style: Style;
  readonly type: AgreementType;
  readonly language: string;
}

/** The templates of a run, and the check of one and of all that it includes. */
interface StartedRun {
  readonly open: (name: string) => OpenTemplate | undefined;
  /** The clauses that there are. */
  readonly names: readonly string[];
  readonly checkFrom: (template: OpenTemplate) => void;
}

/** Undefined where the language has no words. */
function startRun(
  { style, type, language }: Run,
  languages: readonly string[],
  catalog: Catalog,
  opened: Map<string, OpenTemplate>,
  findings: Findings,
): StartedRun | undefined {
  const words = catalog.words(language, style.name);
  if (!words) return undefined;
  const templates = catalog.templates(language, style.name);
  const open = (name: string): OpenTemplate | undefined => {
    const file = templates(name === 'agreement' ? `agreements/${type}` : name);
    if (!file) return undefined;
    const known = opened.get(file.file) ?? { file, inspected: inspectTemplate(file) };
    opened.set(file.file, known);
    return known;
  };
  const world: World = {
    type,
    shapes: {
      customer: shapeOf('customer'),
      internal: shapeOf('internal'),
      'multi-level': shapeOf('multi-level'),
    },
  };
  const root = rootOf(style, world);
  const names = templates.names();
  const languagesWith = (name: string): readonly string[] =>
    languages.filter((other) => catalog.templates(other, style.name)(name) !== undefined);
  return {
    open,
    names,
    checkFrom: (template) => {
      const facts = new Map([['$.type', { equals: { value: type }, truthy: true, file: '' }]]);
      const scope = { world, contexts: [root], root, names: new Map<string, Known>(), counters: [], facts };
      checkTemplate(template, scope, { findings, words, open, budget: { left: MOST_VISITS }, around: [] });
      checkInclusions(template, open, findings, languagesWith, names, language);
    },
  };
}

/** A clause that no style lists is printed where an agreement includes it; it is checked as it stands there. */
function checkUnlisted(
  type: AgreementType,
  { open, names, checkFrom }: StartedRun,
  listed: ReadonlySet<string>,
): readonly Problem[] {
  return names.flatMap((name) => {
    const template = open(name);
    if (!template || listed.has(template.file.file)) return [];
    const { frontMatter, problems } = readFrontMatter(template.file);
    if (frontMatter.agreements?.includes(type) ?? true) checkFrom(template);
    return problems;
  });
}

/** The agreement as templates see it, with the figures and the options of the style. */
function rootOf({ name, file }: Style, world: World): Known {
  const options = Object.entries(file.options ?? {}).map(([key, { type }]): [string, Part] => [
    key,
    { type: 'option', kind: type },
  ]);
  const figures = Object.entries(FIGURES_SHAPE).map(([key, shape]): [string, Part] => [
    key,
    { type: 'figure', shape },
  ]);
  const base: Known = {
    type: 'field',
    shape: world.shapes[world.type],
    at: '',
    presence: 'always',
    identity: '$',
  };
  const given = new Map<string, Known>([
    [
      'options',
      {
        type: 'group',
        name: `the options of the style \`${name}\``,
        fields: Object.fromEntries(options),
        presence: 'always',
        identity: '$.options',
      },
    ],
    [
      'figures',
      {
        type: 'group',
        name: 'the figures',
        fields: Object.fromEntries(figures),
        presence: 'maybe',
        identity: '$.figures',
      },
    ],
  ]);
  return { type: 'overlay', base, given, presence: 'always', identity: '$' };
}

/** Tells which templates that are included there are not, or not in this language, and which include themselves. */
function checkInclusions(
  layout: OpenTemplate,
  open: (name: string) => OpenTemplate | undefined,
  findings: Findings,
  languagesWith: (name: string) => readonly string[],
  names: readonly string[],
  language: string,
): void {
  const done = new Set<string>();
  const visit = (template: OpenTemplate, around: readonly string[]): void => {
    const { file } = template.file;
    if (done.has(file)) return;
    done.add(file);
    for (const { name, place } of template.inspected.includes) {
      const included = open(name);
      const add = (rule: string, message: string, hint: string): void =>
        findings.add(
          `${place.file}:${place.line}:${place.column}:${rule}:${language}`,
          templateProblem(rule, message, place, hint),
          'once',
        );
      if (included && [...around, file].includes(included.file.file))
        add(
          'endless-partial',
          `The template \`${name}\` includes itself`,
          'remove this line, or that in the other template',
        );
      else if (included) visit(included, [...around, file]);
      else {
        const others = languagesWith(name);
        if (others.length > 0)
          add(
            'missing-translation',
            `\`${name}\` is there in ${others.join(', ')}, but not in ${language}`,
            `translate it: \`clauses/${language}/${name.replace('clauses/', '')}.md.hbs\``,
          );
        else {
          const close = nearest(name, names);
          add(
            'unknown-partial',
            `There is no template \`${name}\``,
            close === undefined ? '`slakit template list` lists them all' : `did you mean \`${close}\`?`,
          );
        }
      }
    }
  };
  visit(layout, []);
}

/** Puts agreements through every style that suits them, and tells what is wrong with the templates then. */
async function renderAgreements(agreements: readonly AgreementFile[], catalog: Catalog): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const { text, file } of agreements) {
    const { source } = read(text, file);
    const { agreement } = source ? check(source) : {};
    if (!source || !agreement) continue;
    const figures = agreement.presentation?.worksheets ? figuresOf(agreement) : undefined;
    for (const name of catalog.styles()) {
      if (!(catalog.style(name)?.file.agreements?.includes(agreement.type) ?? true)) continue;
      const plain = { ...agreement, presentation: { ...agreement.presentation, style: name, options: {} } };
      const { chosen } = chooseStyle(plain, source, catalog, name);
      if (!chosen) continue;
      const { problems } = await makeContract(agreement, chosen, catalog, { figures });
      for (const problem of problems.filter(
        ({ place, severity }) => severity === 'error' && place?.file !== file,
      ))
        found.push({ ...problem, hint: `${problem.hint ?? 'correct the template'} (found with ${file})` });
    }
  }
  return found;
}

/** The first of the problems with the same rule and place. */
function withoutDoubles(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const { rule, place } = problem;
    const key = `${rule}:${place?.file}:${place?.line}:${place?.column}`;
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}
