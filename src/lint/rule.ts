import type { Severity } from '../problem.ts';
import type { LintContext } from './lint-context.ts';
import type { Profile } from './profile.ts';

/**
 * What a rule is about. `completeness` is what a draft may still lack: a hint until the agreement is agreed. `document`
 * rules read the numbered contract, `language` rules are about words; `meaning` is all the rest.
 */
export type RuleKind = 'completeness' | 'meaning' | 'language' | 'document';

/** A change of one of the examples of slakit, by which a rule shows what trips it and what does not. */
export interface RuleExample {
  readonly example: 'cloud-service' | 'marketing-sales' | 'marketing-sales-service' | 'dunder-mifflin';
  /**
   * YAML by the path that it replaces: names of fields, and ids or places from 0 in lists (`objectives.uptime.target`,
   * `remedies.credits.ladder.tiers.0.to`); a `+` at the end adds one or several to a list; an empty text deletes.
   */
  readonly change: Readonly<Record<string, string>>;
  /** The day on which it is checked, for rules about time. */
  readonly asOf?: string;
  readonly profile?: Profile;
}

/** How a file changes at a field. */
export type FieldChange =
  | { readonly type: 'replace'; readonly path: string; readonly text: string }
  | { readonly type: 'delete'; readonly path: string }
  /** Puts a field with another name in its place. */
  | { readonly type: 'rename'; readonly path: string; readonly name: string; readonly text: string }
  /** Adds a field to a group, or an entry to a list, at the end. */
  | { readonly type: 'insert'; readonly path: string; readonly text: string };

/** What a rule found. */
export interface Finding {
  /** JSON Pointer of the field that is wrong, or of the group that lacks one. */
  readonly path: string;
  /** Which part of it is shown: `value` unless told otherwise. */
  readonly part?: 'key' | 'value' | 'line';
  /** What is wrong with the numbers in it, and what follows for which party: one or two sentences without the last full stop. */
  readonly message: string;
  /** One concrete change that mends it, without a full stop. */
  readonly hint: string;
  /** The numbers and names in the message. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** Other fields that it is about. */
  readonly related?: readonly { readonly path: string; readonly message: string }[];
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly fix?: { readonly title: string; readonly safe: boolean; readonly changes: readonly FieldChange[] };
}

/** One thing that an agreement can be told. The same object makes its check, its page and its test. */
export interface Rule {
  /** Kebab-case, stable. */
  readonly name: string;
  readonly severity: Severity;
  readonly kind: RuleKind;
  /** What it finds, as one sentence. */
  readonly summary: string;
  /** Why that matters to the parties, in plain words, two to five sentences. */
  readonly why: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** What it does not decide, where that could be expected. */
  readonly limits?: string;
  /** Trips this rule, and no other error. */
  readonly bad: RuleExample;
  /** Looks like it and trips nothing. */
  readonly good: RuleExample;
  readonly check: (context: LintContext) => Iterable<Finding>;
}
