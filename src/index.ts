export type { Agreement, AgreementType } from './agreement/generated/types.ts';
export { type Migration, type MigrationChange, migrate } from './agreement/migrate.ts';
export type { Source } from './agreement/read.ts';
export { starterAgreement } from './agreement/starter.ts';
export type {
  CreditCalculation,
  CreditOptions,
  GoalsCalculation,
  GoalsOptions,
  ShownFigure,
  ShownInput,
  UptimeCalculation,
  UptimeOptions,
} from './calculate.ts';
export { calculateCredit, calculateGoals, calculateUptime } from './calculate.ts';
export { builtInTemplates, readSchema, schemaNames, styleNames, version } from './catalog.ts';
export type { CheckedTemplates, CheckTemplatesOptions } from './check-templates.ts';
export { checkTemplates } from './check-templates-lazily.ts';
export { type Configuration, readConfiguration } from './configuration.ts';
export type {
  AgreementFile,
  ExplainedRule,
  Generated,
  GeneratedFile,
  GenerateOptions,
  LintOptions,
  Validation,
} from './generate.ts';
export { checkLetterhead, compute, explainRules, generate, lint, lintNames, validate } from './generate.ts';
export type { Profile } from './lint/profile.ts';
export { nearest } from './nearest.ts';
export type { Place, Problem, ProblemFix, RelatedPlace, Severity, TextEdit } from './problem.ts';
export { hasErrors, sortProblems } from './problem.ts';
export type { Letterhead, LetterheadCheck } from './put-on-letterhead.ts';
export {
  describeTemplate,
  type TemplateDescription,
  type TemplateKind,
  templateName,
} from './template/describe-template.ts';
export { FORMATS, type Format } from './writers/index.ts';
export { isSealed } from './writers/seal.ts';
