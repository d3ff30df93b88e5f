/** Generated from schemas/ by `npm run generate`: do not edit. */

/** An exact decimal number as the agreement writes it: "99.90". */
export type Decimal = string;

/** Which kind of agreement it is. */
export type AgreementType = Agreement['type'];

/**
 * A checked agreement.
 */
export type Agreement = CustomerAgreement | InternalAgreement | MultiLevelAgreement;

/**
 * An agreement between a provider and its customer.
 */
export interface CustomerAgreement extends AgreementFields {
  /**
   * What kind of agreement this is: with a customer, inside one company, or between three or more parties.
   */
  readonly type: 'customer';
}
/**
 * The fields that every type of agreement has.
 */
export interface AgreementFields {
  /**
   * What kind of agreement this is: with a customer, inside one company, or between three or more parties.
   */
  readonly type: 'customer' | 'internal' | 'multi-level';
  /**
   * The schema by which an editor checks a JSON file.
   */
  $schema?: string;
  /**
   * The title of the contract.
   */
  readonly title: string;
  /**
   * The short name of the agreement, for file names and records.
   */
  readonly id?: string;
  /**
   * The version of the agreement.
   */
  readonly version: string;
  /**
   * How far the agreement has come; until it is agreed, every page is marked.
   */
  readonly status: 'template' | 'draft' | 'in-review' | 'agreed' | 'in-force' | 'suspended' | 'expired' | 'terminated';
  /**
   * The languages in which the contract is written.
   */
  readonly languages: readonly string[];
  /**
   * The date of this edition.
   */
  readonly date?: string;
  readonly summary: Summary;
  /**
   * Everyone whom the agreement binds or serves.
   */
  readonly parties: readonly Party[];
  /**
   * The people and roles to turn to.
   */
  readonly contacts: readonly Contact[];
  readonly term: Term;
  /**
   * The calendars on which its clocks run.
   */
  readonly calendars?: readonly Calendar[];
  /**
   * The words to which it gives one meaning.
   */
  readonly definitions?: readonly Definition[];
  /**
   * The numbers on which its goals were computed.
   */
  readonly assumptions?: readonly Assumption[];
  /**
   * What the parties do for each other.
   */
  readonly services: readonly Service[];
  /**
   * What is measured, and how.
   */
  readonly metrics?: readonly Metric[];
  /**
   * The levels of service that the parties owe each other.
   */
  readonly objectives?: readonly Objective[];
  /**
   * What the parties set out to achieve.
   */
  readonly goals: readonly Goal[];
  /**
   * What each party needs from the others.
   */
  readonly requirements: readonly Requirement[];
  readonly responsibilities?: Responsibilities;
  /**
   * Work that one party passes to another.
   */
  readonly handoffs?: readonly Handoff[];
  readonly leadModel?: LeadModel;
  readonly support?: Support;
  /**
   * Work on the services that may interrupt them.
   */
  readonly maintenance?: readonly Maintenance[];
  /**
   * What does not count against the objectives.
   */
  readonly exclusions?: readonly Exclusion[];
  /**
   * Unexpected events, and what they change.
   */
  readonly contingencies?: readonly Contingency[];
  readonly charges?: Charges;
  /**
   * Who is involved when a problem stays.
   */
  readonly escalation?: readonly Escalation[];
  readonly remedies: Remedies;
  readonly termination: Termination;
  /**
   * The reports that the parties send each other.
   */
  readonly reports?: readonly Report[];
  /**
   * When the agreement itself is reviewed.
   */
  readonly reviews?: readonly Review[];
  readonly legal?: Legal;
  /**
   * Who signs or approves.
   */
  readonly signatures?: readonly Signature[];
  readonly presentation?: Presentation;
  /**
   * The editions so far.
   */
  readonly history?: readonly HistoryEntry[];
  /**
   * The documents that belong to it.
   */
  readonly attachments?: readonly Attachment[];
}
/**
 * What the agreement covers, in short.
 */
export interface Summary {
  /**
   * What the agreement is for, in one paragraph.
   */
  readonly purpose: string;
  /**
   * The services it covers.
   */
  readonly services?: readonly string[];
  /**
   * The parties for which the services are.
   */
  readonly recipients?: readonly string[];
  /**
   * The objectives by which success is measured.
   */
  readonly success?: readonly string[];
  /**
   * What else a reader should know first.
   */
  readonly notes?: string;
}
/**
 * A company, department, team or person that this agreement binds or serves.
 */
export interface Party {
  /**
   * The short name by which other fields refer to this party.
   */
  readonly id: string;
  /**
   * The full name.
   */
  readonly name: string;
  /**
   * The name that the clauses use.
   */
  readonly shortName?: string;
  /**
   * What kind of party it is.
   */
  readonly kind: 'organisation' | 'department' | 'team' | 'person' | 'customer-group';
  /**
   * What the party does in this agreement.
   */
  readonly roles: readonly (
    | 'provider'
    | 'customer'
    | 'recipient'
    | 'end-user'
    | 'subcontractor'
    | 'auditor'
    | 'measurement-provider'
    | 'broker'
    | 'sponsor'
  )[];
  /**
   * The party that this one belongs to, such as the company of a department.
   */
  readonly parent?: string;
  /**
   * The number under which the party is registered.
   */
  readonly registration?: string;
  readonly address?: Address;
}
/**
 * A postal address.
 */
export interface Address {
  /**
   * Street and building, one line each.
   */
  readonly lines: readonly string[];
  /**
   * The city.
   */
  readonly city?: string;
  /**
   * The state, province or region.
   */
  readonly region?: string;
  /**
   * The postal code, in quotes where it is all digits.
   */
  readonly postalCode?: string;
  /**
   * The country.
   */
  readonly country?: string;
}
/**
 * A person or role to turn to.
 */
export interface Contact {
  /**
   * The short name by which other fields refer to this contact.
   */
  readonly id: string;
  /**
   * The party for which the contact speaks.
   */
  readonly party: string;
  /**
   * The name of the person or role.
   */
  readonly name: string;
  /**
   * The position of the person.
   */
  readonly title?: string;
  /**
   * What the contact is there for.
   */
  readonly functions: readonly (
    | 'owner'
    | 'operational'
    | 'reporting'
    | 'recipient-of-reports'
    | 'escalation'
    | 'notice'
    | 'signatory'
    | 'delivery'
    | 'approver'
  )[];
  /**
   * The contact of the other party with whom this one deals.
   */
  readonly counterpart?: string;
  /**
   * The e-mail address.
   */
  readonly email?: string;
  /**
   * The telephone number.
   */
  readonly phone?: string;
  /**
   * The contact who stands in.
   */
  readonly deputy?: string;
}
/**
 * When the agreement begins and ends, and in which time zone its days are counted.
 */
export interface Term {
  /**
   * The first day on which the agreement applies.
   */
  readonly effective: string;
  /**
   * The first day on which the agreement no longer applies; write this or `length`.
   */
  readonly end?: string;
  /**
   * How long the agreement lasts; write this or `end`.
   */
  readonly length?: string;
  /**
   * The time zone in which the days, months and deadlines of the agreement are counted.
   */
  readonly timeZone: string;
  readonly renewal?: Renewal;
}
/**
 * What happens when the term ends.
 */
export interface Renewal {
  /**
   * Whether the agreement ends, renews by itself, or renews when the parties agree.
   */
  readonly mode: 'none' | 'automatic' | 'by-agreement';
  /**
   * How long each renewal lasts.
   */
  readonly length?: string;
  /**
   * How long before the end a party must say that it does not renew.
   */
  readonly nonRenewalNotice?: string;
  /**
   * How long before the end the parties are reminded of the renewal.
   */
  readonly reminder?: string;
}
/**
 * The hours in which a clock of the agreement runs.
 */
export interface Calendar {
  /**
   * The short name by which other fields refer to this calendar.
   */
  readonly id: string;
  /**
   * The name that the contract prints.
   */
  readonly name: string;
  /**
   * The time zone of its hours; otherwise that of the term.
   */
  readonly timeZone?: string;
  /**
   * Write `true` for a clock that never stops; otherwise write `week`.
   */
  readonly always?: true;
  readonly week?: Week;
  readonly holidays?: Holidays;
}
/**
 * The open hours of each day of the week; a day that is not named is closed.
 */
export interface Week {
  /**
   * The open hours of Monday.
   */
  readonly mon?: readonly TimeRange[];
  /**
   * The open hours of Tuesday.
   */
  readonly tue?: readonly TimeRange[];
  /**
   * The open hours of Wednesday.
   */
  readonly wed?: readonly TimeRange[];
  /**
   * The open hours of Thursday.
   */
  readonly thu?: readonly TimeRange[];
  /**
   * The open hours of Friday.
   */
  readonly fri?: readonly TimeRange[];
  /**
   * The open hours of Saturday.
   */
  readonly sat?: readonly TimeRange[];
  /**
   * The open hours of Sunday.
   */
  readonly sun?: readonly TimeRange[];
}
/**
 * A stretch of a day, from its first minute up to its end.
 */
export interface TimeRange {
  /**
   * When it opens.
   */
  readonly from: string;
  /**
   * When it closes.
   */
  readonly to: string;
}
/**
 * The days on which a calendar is closed.
 */
export interface Holidays {
  /**
   * Each closed day, as a date.
   */
  readonly dates: readonly string[];
  /**
   * The last day for which the closed days are known.
   */
  readonly coversUntil?: string;
}
/**
 * A word to which this agreement gives one meaning.
 */
export interface Definition {
  /**
   * The short name by which other fields refer to this definition.
   */
  readonly id: string;
  /**
   * The defined term as the contract writes it, with capital letters.
   */
  readonly term: string;
  /**
   * What the term means, as it follows the word "means".
   */
  readonly meaning: string;
  /**
   * The abbreviation of the term.
   */
  readonly abbreviation?: string;
}
/**
 * A number on which goals were computed.
 */
export interface Assumption {
  /**
   * The short name by which formulas and goals refer to this number.
   */
  readonly id: string;
  /**
   * What the number is.
   */
  readonly name: string;
  /**
   * The number.
   */
  readonly value: Decimal;
  /**
   * What the number counts.
   */
  readonly unit: string;
  /**
   * The day on which the number was true.
   */
  readonly asOf?: string;
  /**
   * Where the number comes from.
   */
  readonly source?: string;
}
/**
 * What one party does for another.
 */
export interface Service {
  /**
   * The short name by which other fields refer to this service.
   */
  readonly id: string;
  /**
   * The name of the service.
   */
  readonly name: string;
  /**
   * What the service is, in one or two sentences.
   */
  readonly description: string;
  /**
   * The party that provides the service.
   */
  readonly provider: string;
  /**
   * The parties that receive the service.
   */
  readonly recipients: readonly string[];
  /**
   * What belongs to the service, one thing each.
   */
  readonly included?: readonly string[];
  /**
   * What does not belong to the service, one thing each.
   */
  readonly excluded?: readonly string[];
  /**
   * The things that the service delivers.
   */
  readonly deliverables?: readonly Deliverable[];
  /**
   * The hours in which the service is provided.
   */
  readonly serviceHours?: string;
  /**
   * The web page with further details of the service.
   */
  readonly detailsUrl?: string;
}
/**
 * A thing that a service delivers.
 */
export interface Deliverable {
  /**
   * The short name by which other fields refer to this deliverable.
   */
  readonly id: string;
  /**
   * What is delivered.
   */
  readonly name: string;
  /**
   * How much is delivered in each period.
   */
  readonly quantity?: Decimal;
  /**
   * What the quantity counts.
   */
  readonly unit?: string;
  /**
   * The period for which the quantity is.
   */
  readonly per?: string;
  readonly schedule?: Recurrence;
  /**
   * Where it is delivered to.
   */
  readonly destinations?: readonly Destination[];
  readonly split?: Split;
  /**
   * The contact who makes the delivery.
   */
  readonly by?: string;
  readonly confirmation?: Confirmation;
  /**
   * What the delivery must be like to be accepted, one condition each.
   */
  readonly acceptance?: readonly string[];
}
/**
 * When something happens again and again.
 */
export interface Recurrence {
  /**
   * The rule by which the days follow each other, in the notation of RFC 5545.
   */
  readonly rrule: string;
  /**
   * The time of day by which it is due.
   */
  readonly at?: string;
  /**
   * The calendar that says which days are open.
   */
  readonly calendar?: string;
  /**
   * What happens when the day falls on a closed day.
   */
  readonly onClosed?: 'previous-open' | 'next-open' | 'same-day' | 'skip';
}
/**
 * A place to which a deliverable goes.
 */
export interface Destination {
  /**
   * The short name by which other fields refer to this place.
   */
  readonly id: string;
  /**
   * The name of the place.
   */
  readonly name?: string;
  readonly address: Address;
  /**
   * The share of the quantity that goes there, in percent.
   */
  readonly share?: Decimal;
}
/**
 * How a quantity that cannot be divided evenly is spread over its destinations.
 */
export interface Split {
  /**
   * The method by which the rest is given out.
   */
  readonly method: 'largest-remainder' | 'front-loaded' | 'back-loaded' | 'fractional-allowed';
  /**
   * The smallest quantity that cannot be divided.
   */
  readonly unitSize: Decimal;
}
/**
 * How a delivery is confirmed.
 */
export interface Confirmation {
  /**
   * The contacts who receive the confirmation.
   */
  readonly to: readonly string[];
  readonly limit: TimeLimit;
  /**
   * What the confirmation contains.
   */
  readonly evidence?: readonly string[];
}
/**
 * How long something may take, on which clock, from which event.
 */
export interface TimeLimit {
  /**
   * The longest time it may take; write this or `businessDays`.
   */
  readonly within?: string;
  /**
   * The most business days it may take; write this or `within`.
   */
  readonly businessDays?: number;
  /**
   * The calendar whose hours count; without it all hours count.
   */
  readonly clock?: string;
  /**
   * The event from which the time runs, in words.
   */
  readonly from?: string;
}
/**
 * Something that is measured, and how.
 */
export interface Metric {
  /**
   * The short name by which other fields refer to this metric.
   */
  readonly id: string;
  /**
   * The name of the metric.
   */
  readonly name: string;
  /**
   * The unit in which it is measured.
   */
  readonly unit: string;
  /**
   * Whether a higher or a lower figure is better.
   */
  readonly direction: 'higher-is-better' | 'lower-is-better';
  /**
   * What is measured, in plain words.
   */
  readonly description?: string;
  /**
   * How the figure is computed, with the symbols of `variables`.
   */
  readonly formula?: string;
  /**
   * What each symbol of the formula means.
   */
  readonly variables?: {
    readonly [k: string]: string;
  };
  /**
   * Which events count, including those that never ended.
   */
  readonly population?: string;
  /**
   * The calendar whose hours count.
   */
  readonly clock?: string;
  /**
   * The event at which the time begins to run.
   */
  readonly startEvent?: string;
  /**
   * The event at which the time stops.
   */
  readonly endEvent?: string;
  readonly source?: Measurement;
}
/**
 * Where the figures of a metric come from.
 */
export interface Measurement {
  /**
   * The system that records the figures.
   */
  readonly system: string;
  /**
   * How the figures are taken from it.
   */
  readonly method?: string;
  /**
   * The party that runs the system.
   */
  readonly operator?: string;
  /**
   * The parties that may see the figures.
   */
  readonly accessibleTo?: readonly string[];
  /**
   * How fine the figures are in time.
   */
  readonly resolution?: string;
  /**
   * How long the figures are kept.
   */
  readonly retention?: string;
}
/**
 * A level of service that one party owes another, and by which it is measured.
 */
export interface Objective {
  /**
   * The short name by which other fields refer to this objective.
   */
  readonly id: string;
  /**
   * The name of the objective.
   */
  readonly name: string;
  /**
   * The metric that measures it.
   */
  readonly metric: string;
  /**
   * The service to which it belongs.
   */
  readonly service?: string;
  /**
   * The party that must meet it.
   */
  readonly obligor: string;
  /**
   * The party to which it is owed.
   */
  readonly beneficiary: string;
  /**
   * How the figure compares with the target: at least (gte), more than (gt), at most (lte), less than (lt), exactly (eq), or between two targets.
   */
  readonly comparator: 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | 'between';
  /**
   * The figure to reach, in the unit of the metric.
   */
  readonly target: Decimal;
  /**
   * The upper figure, when the comparator is `between`.
   */
  readonly targetUpper?: Decimal;
  readonly window: Window;
  /**
   * The share of cases that must meet the target, in percent.
   */
  readonly attainment?: Decimal;
  /**
   * Whether missing it has consequences (commitment) or not (target, stretch).
   */
  readonly strength: 'commitment' | 'target' | 'stretch';
  /**
   * The severity of the incidents to which it applies.
   */
  readonly severity?: string;
  /**
   * The exclusions that apply to it.
   */
  readonly exclusions?: readonly string[];
}
/**
 * The stretch of time over which an objective is measured.
 */
export interface Window {
  /**
   * How long one window is.
   */
  readonly length: string;
  /**
   * Whether windows follow the calendar or end at any moment.
   */
  readonly kind: 'calendar' | 'rolling';
  /**
   * The time zone of the window; otherwise that of the term.
   */
  readonly timeZone?: string;
  /**
   * How a first or last window is treated that is not whole.
   */
  readonly partial?: 'prorate' | 'full-target' | 'not-assessed';
}
/**
 * What a party sets out to achieve.
 */
export interface Goal {
  /**
   * The short name by which other fields refer to this goal.
   */
  readonly id: string;
  /**
   * The party whose goal it is.
   */
  readonly party: string;
  /**
   * The goal in one sentence.
   */
  readonly statement: string;
  /**
   * The objective that measures it.
   */
  readonly objective?: string;
  /**
   * The number to reach.
   */
  readonly value?: Decimal;
  /**
   * What the number counts.
   */
  readonly unit?: string;
  /**
   * The period for which the number is.
   */
  readonly per?: string;
  readonly due?: Recurrence;
  /**
   * The goals that depend on this one.
   */
  readonly supports?: readonly string[];
  readonly derivation?: Derivation;
  /**
   * How many leads of each tier make up the number.
   */
  readonly values?: readonly TierGoal[];
}
/**
 * How the number of a goal was computed.
 */
export interface Derivation {
  /**
   * The formula, with the ids of assumptions as symbols (a hyphen is written as an underscore).
   */
  readonly formula: string;
  /**
   * The assumptions that the formula uses.
   */
  readonly inputs: readonly string[];
  /**
   * What the formula gives.
   */
  readonly result: Decimal;
  /**
   * How the result is rounded.
   */
  readonly rounding?: 'ceiling-at-end' | 'ceiling-each-step' | 'half-up' | 'none';
}
/**
 * How many leads of one tier are due.
 */
export interface TierGoal {
  /**
   * The tier of the leads.
   */
  readonly tier: string;
  /**
   * How many of them.
   */
  readonly count: number;
}
/**
 * What one party needs from another to reach its goals.
 */
export interface Requirement {
  /**
   * The short name by which other fields refer to this requirement.
   */
  readonly id: string;
  /**
   * The party that needs it.
   */
  readonly party: string;
  /**
   * The party that supplies it.
   */
  readonly from: string;
  /**
   * What the supplying party does, as it follows "shall".
   */
  readonly need: string;
  /**
   * What kind of thing is needed.
   */
  kind?:
    | 'report'
    | 'information'
    | 'access'
    | 'consultation'
    | 'maintenance'
    | 'tool'
    | 'training'
    | 'approval'
    | 'other';
  readonly cadence?: Recurrence;
  /**
   * The goal for which it is needed.
   */
  readonly forGoal?: string;
  /**
   * What follows when it is not supplied.
   */
  readonly failure?: 'excuses-dependent-objective' | 'extends-deadline' | 'escalates' | 'none';
}
/**
 * Who does what, side by side.
 */
export interface Responsibilities {
  /**
   * The columns, one for each party and, where needed, a shared one.
   */
  readonly columns: readonly Column[];
  /**
   * The stages of the work, in order.
   */
  readonly stages: readonly Stage[];
  /**
   * The rows, in order.
   */
  readonly rows: readonly Row[];
}
/**
 * One column of the table of responsibilities.
 */
export interface Column {
  /**
   * The short name by which the cells refer to this column.
   */
  readonly id: string;
  /**
   * The party whose duties stand in the column; without it the column is shared.
   */
  readonly party?: string;
  /**
   * The heading of the column.
   */
  readonly label?: string;
}
/**
 * A stage of the work, under which rows stand.
 */
export interface Stage {
  /**
   * The short name by which the rows refer to this stage.
   */
  readonly id: string;
  /**
   * The name of the stage.
   */
  readonly name: string;
}
/**
 * One row of the table: what each party does on one topic.
 */
export interface Row {
  /**
   * The stage under which the row stands.
   */
  readonly stage: string;
  /**
   * What the row is about.
   */
  readonly topic?: string;
  /**
   * The duties in each column, by the id of the column.
   */
  readonly cells: {
    readonly [k: string]: readonly Obligation[];
  };
}
/**
 * What a party does: its words alone, or its words with a deadline, a schedule or an objective.
 */
export interface Obligation {
  /**
   * What the party does, as it follows "shall".
   */
  readonly action: string;
  /**
   * Whether the party must, must not, may or may not do it.
   */
  readonly modality: 'must' | 'must-not' | 'may' | 'may-not';
  readonly due?: TimeLimit;
  readonly schedule?: Recurrence;
  /**
   * The objective that measures it.
   */
  readonly objective?: string;
}
/**
 * Work that one party passes to another.
 */
export interface Handoff {
  /**
   * The short name by which other fields refer to this handoff.
   */
  readonly id: string;
  /**
   * The name of the handoff.
   */
  readonly name: string;
  /**
   * The party that passes it on.
   */
  readonly from: string;
  /**
   * The party that takes it over.
   */
  readonly to: string;
  /**
   * What is passed on.
   */
  readonly object: string;
  /**
   * The event that starts the handoff.
   */
  readonly trigger: string;
  readonly accept: TimeLimit;
  /**
   * What must come with it, one thing each.
   */
  readonly payload?: readonly string[];
  /**
   * The way it takes.
   */
  readonly channel?: string;
  readonly deliver?: TimeLimit;
  /**
   * What happens when it is rejected.
   */
  readonly onReject?: string;
  readonly schedule?: Recurrence;
}
/**
 * What a lead is, and when one counts.
 */
export interface LeadModel {
  /**
   * The stages that a lead passes through, in order.
   */
  readonly stages: readonly LeadStage[];
  /**
   * The classes of leads by value.
   */
  readonly tiers?: readonly LeadTier[];
  /**
   * Which contact with a person earns the credit for a lead.
   */
  readonly attribution?: 'first-touch' | 'last-touch' | 'created-by' | 'multi-touch';
  /**
   * When two records count as one lead.
   */
  readonly dedup?: string;
  readonly acceptance?: LeadAcceptance;
}
/**
 * A stage that a lead passes through.
 */
export interface LeadStage {
  /**
   * The short name of the stage.
   */
  readonly id: string;
  /**
   * The name of the stage.
   */
  readonly name: string;
  /**
   * The abbreviation of the stage.
   */
  readonly abbreviation?: string;
  /**
   * The party that owns leads at this stage.
   */
  readonly owner?: string;
  /**
   * What a lead must meet to be at this stage, one condition each.
   */
  readonly criteria: readonly string[];
}
/**
 * A class of leads that are worth the same.
 */
export interface LeadTier {
  /**
   * The short name by which other fields refer to this tier.
   */
  readonly id: string;
  /**
   * The name of the tier.
   */
  readonly name: string;
  readonly value: Money;
}
/**
 * An amount in a currency.
 */
export interface Money {
  /**
   * How much, as a plain number.
   */
  readonly amount: Decimal;
  /**
   * In which currency, as its ISO 4217 code.
   */
  readonly currency: string;
}
/**
 * How leads are accepted or rejected.
 */
export interface LeadAcceptance {
  readonly limit: TimeLimit;
  /**
   * What a lead counts as when the limit passes in silence.
   */
  readonly default: 'accepted' | 'rejected';
  /**
   * The only reasons for which a lead may be rejected.
   */
  readonly reasons?: readonly string[];
}
/**
 * How incidents are reported and dealt with.
 */
export interface Support {
  /**
   * The ways to reach support.
   */
  readonly channels?: readonly Channel[];
  /**
   * The hours of support.
   */
  readonly hours?: string;
  /**
   * How serious incidents can be.
   */
  readonly severities: readonly Severity[];
  /**
   * The limits for each severity.
   */
  readonly matrix: readonly ResponseTimes[];
}
/**
 * A way to reach support.
 */
export interface Channel {
  /**
   * What kind of channel it is.
   */
  readonly kind: 'email' | 'phone' | 'chat' | 'portal' | 'api' | 'in-person';
  /**
   * The address, number or link.
   */
  readonly address: string;
  /**
   * The hours in which it is answered.
   */
  readonly hours?: string;
}
/**
 * How serious an incident is.
 */
export interface Severity {
  /**
   * The short name by which other fields refer to this severity.
   */
  readonly id: string;
  /**
   * The name of the severity.
   */
  readonly name: string;
  /**
   * Its place in the order, 1 for the most serious.
   */
  readonly rank: number;
  /**
   * What makes an incident this serious, one condition each.
   */
  readonly criteria: readonly string[];
  /**
   * The party that decides on the severity.
   */
  readonly setBy?: string;
}
/**
 * How fast incidents of one severity are dealt with.
 */
export interface ResponseTimes {
  /**
   * The severity of the incidents.
   */
  readonly severity: string;
  readonly respond: TimeLimit;
  readonly update?: TimeLimit;
  readonly workaround?: TimeLimit;
  readonly resolve?: TimeLimit;
  /**
   * The share of incidents that must meet these limits, in percent.
   */
  readonly attainment?: Decimal;
}
/**
 * Work on a service that may interrupt it.
 */
export interface Maintenance {
  /**
   * The short name by which other fields refer to this work.
   */
  readonly id: string;
  /**
   * Whether the work is planned or urgent.
   */
  readonly kind: 'scheduled' | 'emergency';
  readonly schedule?: Recurrence;
  /**
   * How long one piece of work may take.
   */
  readonly duration?: string;
  /**
   * How long all such work may take in one window of measurement.
   */
  readonly maxPerWindow?: string;
  readonly notice?: TimeLimit;
  /**
   * Whether the time of the work counts as downtime.
   */
  readonly countsAsDowntime: boolean;
  /**
   * The services that the work may interrupt.
   */
  readonly services?: readonly string[];
}
/**
 * Something that does not count against an objective.
 */
export interface Exclusion {
  /**
   * The short name by which objectives refer to this exclusion.
   */
  readonly id: string;
  /**
   * What does not count, as an item of a list.
   */
  readonly text: string;
  /**
   * What kind of exclusion it is.
   */
  category:
    | 'maintenance'
    | 'customer-cause'
    | 'third-party'
    | 'force-majeure'
    | 'internet'
    | 'misuse'
    | 'beta'
    | 'suspension'
    | 'other';
  /**
   * The party that must prove that it applies.
   */
  readonly burden?: string;
  /**
   * The most time that it may exclude in one window.
   */
  readonly cap?: string;
}
/**
 * An unexpected event, and what it changes while it lasts.
 */
export interface Contingency {
  /**
   * The short name by which other fields refer to this contingency.
   */
  readonly id: string;
  /**
   * The kinds of event it is about.
   */
  readonly events: readonly (
    | 'weather'
    | 'staffing'
    | 'it-failure'
    | 'supplier-failure'
    | 'epidemic'
    | 'civil'
    | 'regulatory'
    | 'force-majeure'
    | 'other'
  )[];
  /**
   * When it applies, so that both parties can check it.
   */
  readonly definition: string;
  /**
   * Whether the objectives are suspended, relaxed to `floor`, or given more time.
   */
  readonly effect: 'suspend' | 'relax' | 'extend';
  readonly notice: TimeLimit;
  /**
   * The objectives that it changes.
   */
  readonly affects?: readonly string[];
  /**
   * The target that remains while it lasts, when the effect is `relax`.
   */
  readonly floor?: Decimal;
  /**
   * What the affected party does meanwhile, as it follows "shall".
   */
  readonly mitigation?: string;
  /**
   * The longest time for which it may last.
   */
  readonly maxLength?: string;
  /**
   * What follows when it lasts longer.
   */
  readonly afterwards?: 'renegotiate' | 'terminate-right' | 'resume';
}
/**
 * What the customer pays for the service.
 */
export interface Charges {
  /**
   * The currency of all charges.
   */
  readonly currency?: string;
  readonly recurring?: Money;
  /**
   * How often the recurring charge falls due.
   */
  readonly per?: string;
  /**
   * Whether the charge is for each service, for all of them together, or for what was used.
   */
  readonly basis?: 'service' | 'total' | 'consumed';
}
/**
 * Who is involved when a problem stays.
 */
export interface Escalation {
  /**
   * The short name by which other fields refer to this escalation.
   */
  readonly id: string;
  /**
   * The objectives to which it applies; `"*"` stands for everything.
   */
  readonly appliesTo?: readonly string[];
  /**
   * The steps, in order.
   */
  readonly steps: readonly EscalationStep[];
}
/**
 * One step of an escalation.
 */
export interface EscalationStep {
  readonly after: TimeLimit;
  /**
   * The contact who takes over.
   */
  readonly contact: string;
  /**
   * What the contact does, as it follows "shall".
   */
  readonly action: string;
}
/**
 * What follows when an objective is missed.
 */
export interface Remedies {
  /**
   * What a remedy is in law or in the company.
   */
  readonly nature?: 'price-adjustment' | 'liquidated-damages' | 'internal-accountability';
  /**
   * Whether these are the only remedies.
   */
  readonly exclusive?: boolean;
  /**
   * What applies when one event misses several objectives.
   */
  readonly singleEventRule?: 'highest-only' | 'cumulative' | 'per-service';
  /**
   * Service credits by result.
   */
  readonly credits?: readonly Credit[];
  /**
   * The most that credits or penalties may come to.
   */
  readonly caps?: readonly Cap[];
  readonly claim?: Claim;
  /**
   * What follows when an objective is missed again and again.
   */
  readonly strikes?: readonly Strikes[];
  /**
   * How shortfalls are made up for.
   */
  readonly makeGoods?: readonly MakeGood[];
  /**
   * Plans of improvement that are owed after repeated misses.
   */
  readonly plans?: readonly Plan[];
}
/**
 * The credits for missing one objective.
 */
export interface Credit {
  /**
   * The short name by which other fields refer to these credits.
   */
  readonly id: string;
  /**
   * The objective whose miss earns the credit.
   */
  readonly objective: string;
  /**
   * The bands of results, each with its credit.
   */
  readonly tiers: readonly CreditTier[];
  /**
   * The charges of which the credit is a percentage.
   */
  readonly base?: 'window-charges' | 'month-charges' | 'affected-service-charges' | 'fixed';
}
/**
 * A band of results and the credit that it earns; the band begins at `from` and ends just before `to`.
 */
export interface CreditTier {
  /**
   * The lowest figure of the band, which belongs to it.
   */
  readonly from?: Decimal;
  /**
   * The figure at which the band ends, which does not belong to it.
   */
  readonly to?: Decimal;
  /**
   * The credit in percent of the base; write this or `amount`.
   */
  readonly percent?: Decimal;
  readonly amount?: Money;
}
/**
 * The most that credits or penalties may come to.
 */
export interface Cap {
  /**
   * What is limited.
   */
  readonly scope?: 'credits' | 'penalties' | 'all';
  /**
   * The period for which the limit is.
   */
  readonly per?: string;
  /**
   * The limit in percent of the charges; write this or `amount`.
   */
  readonly percent?: Decimal;
  readonly amount?: Money;
  /**
   * Whether the period ends at any moment instead of following the calendar.
   */
  readonly rolling?: boolean;
}
/**
 * How a credit is claimed.
 */
export interface Claim {
  /**
   * Whether credits are given without being asked for.
   */
  readonly mode: 'automatic' | 'on-claim';
  readonly limit?: TimeLimit;
  /**
   * The contact to whom the claim goes.
   */
  readonly to?: string;
  /**
   * What the claim must contain, one thing each.
   */
  readonly evidence?: readonly string[];
  readonly decide?: TimeLimit;
  readonly pay?: TimeLimit;
  /**
   * When a claim is lost.
   */
  readonly expires?: string;
}
/**
 * What follows when one party misses an objective again and again.
 */
export interface Strikes {
  /**
   * The short name by which other fields refer to these strikes.
   */
  readonly id: string;
  /**
   * The party whose misses count.
   */
  readonly against: string;
  /**
   * The objective whose misses count.
   */
  readonly objective: string;
  /**
   * The period within which misses add up.
   */
  readonly within: string;
  /**
   * What follows from each strike.
   */
  readonly steps: readonly StrikeStep[];
  /**
   * When the strikes are forgotten.
   */
  readonly reset?: string;
}
/**
 * What follows from a strike.
 */
export interface StrikeStep {
  /**
   * The number of the strike.
   */
  readonly at: number;
  /**
   * What is done, as it follows "shall".
   */
  readonly action: string;
  /**
   * The contact who does it.
   */
  readonly owner: string;
  readonly due: TimeLimit;
}
/**
 * How a shortfall is made up for.
 */
export interface MakeGood {
  /**
   * The short name by which other fields refer to this make-good.
   */
  readonly id: string;
  /**
   * The objective whose shortfall is made up for.
   */
  readonly objective: string;
  /**
   * The contact who makes up for it.
   */
  readonly owner: string;
  readonly due: TimeLimit;
  /**
   * How much is owed.
   */
  readonly formula?: string;
  /**
   * The most that may be carried over.
   */
  readonly maxCarry?: Decimal;
}
/**
 * A plan of improvement that is owed after repeated misses.
 */
export interface Plan {
  /**
   * The short name by which other fields refer to this plan.
   */
  readonly id: string;
  /**
   * The objective whose misses count.
   */
  readonly objective: string;
  /**
   * How many misses in a row make the plan due.
   */
  readonly after: number;
  readonly due: TimeLimit;
  /**
   * The contact who writes the plan.
   */
  readonly owner: string;
  /**
   * What the plan contains, one thing each.
   */
  readonly contents: readonly string[];
}
/**
 * How the agreement can be ended early, and what follows.
 */
export interface Termination {
  /**
   * The reasons for which a party may terminate.
   */
  readonly grounds: readonly Ground[];
  readonly convenience?: Convenience;
  /**
   * What follows from the end of the agreement, one sentence each.
   */
  readonly effects?: readonly string[];
  /**
   * What remains in force after the end, one thing each.
   */
  readonly survival?: readonly string[];
}
/**
 * A reason for which a party may terminate.
 */
export interface Ground {
  /**
   * The short name by which other fields refer to this ground.
   */
  readonly id: string;
  /**
   * The parties that may terminate; without it every party may.
   */
  readonly by?: readonly string[];
  readonly trigger: Trigger;
  /**
   * How long before its effect notice is given.
   */
  readonly notice: string;
  /**
   * How long the other party has to put it right first.
   */
  readonly cure?: string;
  /**
   * The form of the notice.
   */
  readonly form?: 'written' | 'email' | 'portal' | 'meeting-minute';
}
/**
 * What gives the right to terminate.
 */
export interface Trigger {
  /**
   * What kind of event it is.
   */
  kind:
    | 'missed-objective'
    | 'count-of-misses'
    | 'unsupported'
    | 'expiry-of-contingency'
    | 'insolvency'
    | 'breach'
    | 'change-of-law'
    | 'other';
  /**
   * The objective whose misses count.
   */
  readonly objective?: string;
  /**
   * How many windows must be missed.
   */
  readonly misses?: number;
  /**
   * Among how many windows in a row the misses count.
   */
  readonly of?: number;
  /**
   * The event in words, beginning with "if".
   */
  readonly test?: string;
}
/**
 * Termination without a reason.
 */
export interface Convenience {
  /**
   * The parties that may terminate.
   */
  readonly by: readonly string[];
  /**
   * How long before its effect notice is given.
   */
  readonly notice: string;
  /**
   * How long after the beginning this right exists.
   */
  readonly notBefore?: string;
}
/**
 * A report that one contact sends to others.
 */
export interface Report {
  /**
   * The short name by which other fields refer to this report.
   */
  readonly id: string;
  /**
   * The name of the report.
   */
  readonly name: string;
  /**
   * The contact who sends it.
   */
  readonly from: string;
  /**
   * The contacts who receive it.
   */
  readonly to: readonly string[];
  readonly every: Recurrence;
  readonly due?: TimeLimit;
  /**
   * The metrics that it shows.
   */
  readonly metrics?: readonly string[];
  /**
   * What it contains, one thing each.
   */
  readonly contents?: readonly string[];
  /**
   * The charts that it shows.
   */
  readonly charts?: readonly (
    | 'cumulative-pace'
    | 'speed-vs-target'
    | 'depth-vs-target'
    | 'availability'
    | 'tier-mix'
    | 'downtime-budget'
    | 'table'
  )[];
  /**
   * What follows when it is not sent.
   */
  readonly failure?: 'none' | 'counts-as-miss' | 'escalates';
}
/**
 * A meeting at which the agreement is reviewed.
 */
export interface Review {
  /**
   * The short name by which other fields refer to this review.
   */
  readonly id: string;
  /**
   * What kind of review it is.
   */
  readonly kind: 'interim' | 'full' | 'recalculation' | 'post-incident';
  /**
   * How often it takes place; write this or `at`.
   */
  readonly every?: string;
  /**
   * The days on which it takes place; write this or `every`.
   */
  readonly at?: readonly string[];
  /**
   * The contacts who take part.
   */
  readonly participants: readonly string[];
  /**
   * What it results in, one thing each.
   */
  readonly outputs?: readonly string[];
}
/**
 * The legal frame of the agreement.
 */
export interface Legal {
  /**
   * How the agreement binds the parties.
   */
  readonly binding: 'contract' | 'schedule-to-contract' | 'internal-policy' | 'non-binding';
  /**
   * The law that governs the agreement.
   */
  readonly governingLaw?: string;
  /**
   * The courts that decide disputes.
   */
  readonly courts?: string;
  /**
   * Which document prevails over which, the highest first.
   */
  readonly precedence?: readonly string[];
  /**
   * How the agreement is changed.
   */
  readonly changeControl?: string;
  /**
   * How a dispute is settled, one step each.
   */
  readonly disputes?: readonly string[];
  /**
   * How liability is limited.
   */
  readonly liabilityCap?: string;
  /**
   * What is kept confidential.
   */
  readonly confidentiality?: string;
  readonly parentAgreement?: ParentAgreement;
}
/**
 * The contract to which this agreement belongs.
 */
export interface ParentAgreement {
  /**
   * The title of the contract.
   */
  readonly title: string;
  /**
   * The date of the contract.
   */
  readonly date?: string;
}
/**
 * A place where a party signs or approves.
 */
export interface Signature {
  /**
   * The party for which it stands.
   */
  readonly party: string;
  /**
   * The contact who signs.
   */
  readonly signer?: string;
  /**
   * In which capacity the contact signs.
   */
  readonly capacity?: string;
  /**
   * Whether it is a signature, an approval or an acknowledgement.
   */
  readonly kind: 'signature' | 'approval' | 'acknowledgement';
  /**
   * The day of signing; without it the contract has a blank.
   */
  readonly date?: string;
}
/**
 * How the contract looks; it never changes what the contract means.
 */
export interface Presentation {
  /**
   * The style of the contract.
   */
  readonly style: string;
  /**
   * The paper on which it is printed.
   */
  readonly paper?: 'A4' | 'Letter';
}
/**
 * An earlier or the present edition of the agreement.
 */
export interface HistoryEntry {
  /**
   * The version of the edition.
   */
  readonly version: string;
  /**
   * The date of the edition.
   */
  readonly date: string;
  /**
   * What changed.
   */
  readonly summary: string;
  /**
   * The contact who made it.
   */
  readonly by?: string;
}
/**
 * A document that belongs to the agreement.
 */
export interface Attachment {
  /**
   * The short name by which other fields refer to this attachment.
   */
  readonly id: string;
  /**
   * The title of the document.
   */
  readonly title: string;
  /**
   * Whether the document is part of the agreement or only for information.
   */
  readonly incorporated: boolean;
  /**
   * Where the document is: a web address or the name of a file.
   */
  readonly uri?: string;
}
/**
 * An agreement between departments or teams of one company.
 */
export interface InternalAgreement extends AgreementFields {
  /**
   * What kind of agreement this is: with a customer, inside one company, or between three or more parties.
   */
  readonly type: 'internal';
  readonly responsibilities: Responsibilities;
}
/**
 * An agreement between three or more parties, one of which passes work to the next.
 */
export interface MultiLevelAgreement extends AgreementFields {
  /**
   * What kind of agreement this is: with a customer, inside one company, or between three or more parties.
   */
  readonly type: 'multi-level';
  readonly responsibilities: Responsibilities;
  /**
   * Work that one party passes to another.
   */
  readonly handoffs: readonly Handoff[];
}
