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
   * The version of this format; `slakit migrate` brings a file to the newest.
   */
  readonly schemaVersion?: number;
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
   * The key terms in front of the contract.
   */
  readonly keyTerms?: readonly KeyTerm[];
  /**
   * Everyone whom the agreement binds or serves.
   */
  readonly parties: readonly Party[];
  /**
   * The people and roles to turn to.
   */
  readonly contacts: readonly Contact[];
  /**
   * The layers of the agreement, the most general first.
   */
  readonly levels?: readonly Level[];
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
   * What the parties undertake in a period to reach their goals.
   */
  readonly initiatives?: readonly Initiative[];
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
   * What the customer must do for the promises to hold.
   */
  readonly customerDuties?: readonly CustomerDuty[];
  /**
   * Unexpected events, and what they change.
   */
  readonly contingencies?: readonly Contingency[];
  readonly continuity?: Continuity;
  readonly data?: Data;
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
  /**
   * The agreements on which this one rests.
   */
  readonly underpinnings?: readonly Underpinning[];
  /**
   * How promises from end to end follow from those below them.
   */
  readonly chains?: readonly Chain[];
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
   * The changes that the parties agreed on.
   */
  readonly amendments?: readonly Amendment[];
  /**
   * The documents that belong to it.
   */
  readonly attachments?: readonly Attachment[];
  /**
   * The values that whoever uses a template fills in.
   */
  readonly variables?: readonly Variable[];
  /**
   * Advice for whoever fills in a template.
   */
  readonly guidance?: readonly Guidance[];
  readonly lint?: Lint;
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
 * A line of the key terms in front of the contract.
 */
export interface KeyTerm {
  /**
   * What it is.
   */
  readonly label: string;
  /**
   * Its value, which may bind a field.
   */
  readonly value: string;
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
    | 'reseller'
    | 'partner'
    | 'supplier'
    | 'supporting-party'
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
  /**
   * The time zone of the place where the party works, for calendars that follow it.
   */
  readonly location?: string;
  /**
   * The level of the agreement on which the party stands.
   */
  readonly level?: string;
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
 * A layer of an agreement, from which terms flow down.
 */
export interface Level {
  /**
   * The short name by which other fields refer to this level.
   */
  readonly id: string;
  /**
   * The name of the level.
   */
  readonly name: string;
  /**
   * Its place in the order, 1 for the most general.
   */
  readonly rank: number;
  /**
   * The level from which its terms flow.
   */
  readonly parent?: string;
  /**
   * The parties for which it holds.
   */
  readonly appliesTo?: readonly string[];
  /**
   * The fields that a lower level may replace; without it none.
   */
  readonly overridable?: readonly string[];
  /**
   * What else holds on this level.
   */
  readonly notes?: string;
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
  /**
   * How long from the beginning no party may change the terms.
   */
  readonly frozenFor?: string;
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
   * How long before the last day for that notice the parties are reminded of the renewal; before the end, where it renews by agreement.
   */
  readonly reminder?: string;
  /**
   * How many times it may renew.
   */
  readonly max?: number;
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
   * Write `true` for a clock that never stops; otherwise write `week`, or join other calendars.
   */
  readonly always?: true;
  readonly week?: Week;
  readonly holidays?: Holidays;
  /**
   * The calendars of which at least one is open; otherwise write `week` or `always: true`.
   */
  readonly union?: readonly string[];
  /**
   * The calendars of which all are open; otherwise write `week` or `always: true`.
   */
  readonly intersection?: readonly string[];
  /**
   * Other hours for parts of the year.
   */
  readonly seasons?: readonly Season[];
  /**
   * Single days with hours of their own.
   */
  readonly exceptions?: readonly CalendarException[];
  /**
   * The party whose place gives the time zone, in place of `timeZone`.
   */
  readonly locationOf?: string;
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
   * The end, which does not belong to the range; `24:00` is the end of the day, an earlier time than `from` is on the next day.
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
  /**
   * The hours that are open on these days all the same.
   */
  readonly hours?: readonly TimeRange[];
  /**
   * The place whose public holidays these are.
   */
  readonly region?: string;
}
/**
 * Other opening hours for a part of each year.
 */
export interface Season {
  /**
   * The first day of the season.
   */
  readonly from: string;
  /**
   * The last day of the season, which belongs to it.
   */
  readonly to: string;
  readonly week: Week;
}
/**
 * A single day with hours of its own.
 */
export interface CalendarException {
  /**
   * The day.
   */
  readonly date: string;
  /**
   * The open hours of the day; an empty list closes it.
   */
  readonly open: readonly TimeRange[];
  /**
   * Why the day differs.
   */
  readonly reason?: string;
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
  /**
   * Other forms of the term, which count as uses of it.
   */
  readonly aliases?: readonly string[];
  /**
   * The standard or the policy from which the meaning comes.
   */
  readonly source?: string;
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
  /**
   * The stretch of time from which the number was taken.
   */
  readonly window?: string;
  readonly recalculation?: Recalculation;
}
/**
 * How a number is computed anew.
 */
export interface Recalculation {
  /**
   * The formula, with the ids of other assumptions, or names that `variables` explains, as symbols.
   */
  readonly formula?: string;
  /**
   * What each symbol of the formula means.
   */
  readonly variables?: {
    readonly [k: string]: string;
  };
  /**
   * How often it is computed anew.
   */
  readonly every: string;
  /**
   * The party that computes it.
   */
  readonly owner?: string;
  /**
   * Whether it follows one group of leads to its end, or counts what closed in the period.
   */
  readonly basis?: 'cohort' | 'closed-in-period';
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
  /**
   * The level of the agreement on which the service stands.
   */
  readonly level?: string;
  /**
   * The unit for which the service is measured.
   */
  scope?:
    | 'account'
    | 'project'
    | 'region'
    | 'zone'
    | 'resource'
    | 'tenant'
    | 'line'
    | 'site'
    | 'subscription'
    | 'device';
  /**
   * What must be so for the promises to hold, one condition each.
   */
  readonly entitlement?: readonly string[];
  /**
   * What counts as downtime of this service, as it follows "means".
   */
  readonly downtime?: string;
  /**
   * What the service must allow to count as available, one thing each.
   */
  readonly available?: readonly string[];
  /**
   * The editions of the service.
   */
  readonly plans?: readonly ServicePlan[];
  /**
   * Parts of the service for which there is expressly no commitment, one each.
   */
  readonly noCommitment?: readonly string[];
  /**
   * How long it takes to provide parts of the service.
   */
  readonly leadTimes?: readonly LeadTime[];
  /**
   * The loads up to which the promises hold.
   */
  readonly workloadLimits?: readonly WorkloadLimit[];
  /**
   * Sites, lines or systems with levels of their own.
   */
  readonly instances?: readonly Instance[];
  /**
   * Whether the provider may use subcontractors, and how.
   */
  readonly subcontracting?: string;
  /**
   * Whether the service supports a critical or important function of the customer.
   */
  readonly critical?: boolean;
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
   * The longest time it may take; write this, `businessDays`, `billingCycles` or `endOf`.
   */
  readonly within?: string;
  /**
   * The most business days it may take; write this in place of a time.
   */
  readonly businessDays?: number;
  /**
   * By the end of which billing cycle after that of the event, counted from 1; write this in place of a time.
   */
  readonly billingCycles?: number;
  /**
   * By the end of which stretch of time the event falls into; write this in place of a time.
   */
  readonly endOf?: 'month' | 'quarter' | 'year' | 'term';
  /**
   * The calendar whose hours count; without it all hours count.
   */
  readonly clock?: string;
  /**
   * The event from which the time runs, in words.
   */
  readonly from?: string;
  /**
   * Whether the day of the event counts. Otherwise it does not.
   */
  readonly dayCount?: 'exclude-start' | 'include-start';
}
/**
 * An edition of a service that a customer may choose.
 */
export interface ServicePlan {
  /**
   * The short name by which other fields refer to this plan.
   */
  readonly id: string;
  /**
   * The name of the plan.
   */
  readonly name: string;
  /**
   * What the plan offers.
   */
  readonly description?: string;
  /**
   * The objectives that hold for the plan; write `commitment: none` if there are none.
   */
  readonly objectives?: readonly string[];
  /**
   * Write `none` where the plan expressly carries no commitment.
   */
  readonly commitment?: 'none';
  readonly price?: Money;
  /**
   * The period for which the price is.
   */
  readonly per?: string;
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
 * How long it takes to provide something.
 */
export interface LeadTime {
  /**
   * The short name of this lead time.
   */
  readonly id: string;
  /**
   * What is provided.
   */
  readonly name: string;
  readonly limit: TimeLimit;
}
/**
 * A load up to which the promises hold.
 */
export interface WorkloadLimit {
  /**
   * The short name of this limit.
   */
  readonly id: string;
  /**
   * What is limited.
   */
  readonly name: string;
  /**
   * The most of it.
   */
  readonly max: Decimal;
  /**
   * What the number counts.
   */
  readonly unit?: string;
  /**
   * The period for which the number is.
   */
  readonly per?: string;
  /**
   * What holds for what exceeds it.
   */
  readonly beyond?: 'best-effort' | 'relaxed' | 'chargeable' | 'excluded';
  /**
   * What else there is to say.
   */
  readonly note?: string;
}
/**
 * A site, line or system with levels of its own.
 */
export interface Instance {
  /**
   * The short name by which other fields refer to it.
   */
  readonly id: string;
  /**
   * What it is.
   */
  readonly name: string;
  readonly address?: Address;
  /**
   * The levels that differ from those of the agreement.
   */
  readonly targets?: readonly InstanceTarget[];
  /**
   * What else holds for it.
   */
  readonly note?: string;
}
/**
 * The level of one objective for one site, line or system.
 */
export interface InstanceTarget {
  /**
   * The objective whose level it replaces.
   */
  readonly objective: string;
  /**
   * The level that holds here.
   */
  readonly target: Decimal;
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
   * What kind of measure it is.
   */
  kind?:
    | 'time-ratio'
    | 'request-ratio'
    | 'interval-mean'
    | 'run-success'
    | 'user-weighted'
    | 'probe-sequence'
    | 'percentile'
    | 'throughput'
    | 'duration'
    | 'count'
    | 'score'
    | 'money'
    | 'ratio'
    | 'boolean';
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
  /**
   * The unit for which it is taken.
   */
  scope?:
    | 'account'
    | 'project'
    | 'region'
    | 'zone'
    | 'resource'
    | 'tenant'
    | 'line'
    | 'site'
    | 'subscription'
    | 'device';
  /**
   * How the figures of a window become one.
   */
  readonly aggregation?: 'sum' | 'mean' | 'median' | 'percentile' | 'min' | 'max' | 'last' | 'ratio-of-sums';
  /**
   * Which percentile, when the aggregation is `percentile`.
   */
  readonly percentile?: Decimal;
  readonly interval?: Interval;
  readonly probe?: Probe;
  /**
   * The shortest failure that counts.
   */
  readonly minimumDuration?: string;
  /**
   * The fewest cases by which a window is judged.
   */
  readonly minimumSample?: number;
  /**
   * By what the cases are weighted.
   */
  readonly weightedBy?: string;
  /**
   * When its clock stands still, one case each, as it follows "while".
   */
  readonly pauseWhen?: readonly string[];
  /**
   * What a case counts as that is still open at the end of the window.
   */
  readonly unresolved?: 'count-as-missed' | 'age-at-window-end' | 'left-out';
  /**
   * The largest share of the window without figures, in percent.
   */
  readonly unknownShare?: Decimal;
  /**
   * How many digits after the point are kept.
   */
  readonly precision?: number;
  /**
   * How the figure is rounded before it is compared.
   */
  readonly rounding?: 'none' | 'half-up' | 'half-even' | 'floor' | 'ceiling';
  /**
   * Examples of the formula.
   */
  readonly examples?: readonly WorkedExample[];
  readonly source?: Measurement;
}
/**
 * The short intervals in which a metric is taken.
 */
export interface Interval {
  /**
   * How long one interval is.
   */
  readonly length: string;
  /**
   * The share of failed requests above which an interval counts as down, in percent.
   */
  readonly failsAbove?: Decimal;
  /**
   * The fewest requests by which an interval is judged.
   */
  readonly minimumSample?: number;
  /**
   * What an interval without a request counts as.
   */
  readonly empty?: 'counts-as-met' | 'counts-as-missed' | 'left-out';
}
/**
 * The test by which a monitor finds that a service is down.
 */
export interface Probe {
  /**
   * How often it is made.
   */
  readonly every: string;
  /**
   * After how many failures in a row the service is down.
   */
  readonly failuresToDown?: number;
  /**
   * After how many successes in a row it is up again.
   */
  readonly successesToUp?: number;
  /**
   * The places from which it is made.
   */
  readonly from?: readonly string[];
  /**
   * From how many of the places a failure must be seen.
   */
  readonly agree?: number;
}
/**
 * An example of the formula, computed.
 */
export interface WorkedExample {
  /**
   * A number for each symbol of the formula.
   */
  readonly values: {
    readonly [k: string]: Decimal;
  };
  /**
   * What the formula gives.
   */
  readonly result: Decimal;
  /**
   * The example in words.
   */
  readonly text?: string;
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
  /**
   * The point at which it is measured.
   */
  readonly point?: string;
  /**
   * Whose figures decide when they differ.
   */
  readonly prevails?: 'provider' | 'customer' | 'third-party';
  /**
   * Sources that do not count, such as dashboards, one each.
   */
  readonly notAuthoritative?: readonly string[];
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
   * Whether missing it has consequences, or it says what the parties aim for or merely report.
   */
  readonly strength: 'commitment' | 'target' | 'stretch' | 'informational';
  /**
   * The severity of the incidents to which it applies.
   */
  readonly severity?: string;
  /**
   * The exclusions that apply to it.
   */
  readonly exclusions?: readonly string[];
  /**
   * The level for the rest of the cases, where `target` is for the share in `attainment`.
   */
  readonly restWithin?: Decimal;
  /**
   * The lowest level that is ever acceptable, where `target` is the level expected.
   */
  readonly minimum?: Decimal;
  /**
   * The condition under which the objective holds.
   */
  readonly when?: string;
  /**
   * What must be so for the objective to hold, one condition each.
   */
  readonly entitlement?: readonly string[];
  /**
   * The plan for which the objective is.
   */
  readonly plan?: string;
  /**
   * How far the level may be missed without consequences, in the unit of the metric.
   */
  readonly tolerance?: Decimal;
  /**
   * The share of windows in which the level is expected to be met, in percent.
   */
  readonly confidence?: Decimal;
  /**
   * How many outages there may be, by their length.
   */
  readonly outages?: readonly OutageBound[];
  /**
   * What was reached before.
   */
  readonly baseline?: string;
  /**
   * Its share of the amount at risk, in percent.
   */
  readonly weight?: Decimal;
  /**
   * The level of the agreement on which it stands.
   */
  readonly level?: string;
  /**
   * The objective of a higher level whose place it takes.
   */
  readonly overrides?: string;
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
   * What a window follows: the calendar, the billing cycle, the fiscal year, every moment (`rolling`), the days before a claim (`trailing`), or the term.
   */
  readonly kind: 'calendar' | 'rolling' | 'billing-cycle' | 'fiscal' | 'trailing' | 'term';
  /**
   * The time zone of the window; otherwise that of the term.
   */
  readonly timeZone?: string;
  /**
   * How a first or last window is treated that is not whole.
   */
  readonly partial?: 'prorate' | 'full-target' | 'not-assessed';
  /**
   * The first day of the fiscal year, or of a billing cycle; for a billing cycle only its day counts.
   */
  readonly startsOn?: string;
  /**
   * How often a rolling window is judged.
   */
  readonly step?: string;
}
/**
 * How many outages of a length there may be.
 */
export interface OutageBound {
  /**
   * How long such an outage may last.
   */
  readonly upTo: string;
  /**
   * How many of them there may be.
   */
  readonly maxCount: number;
  /**
   * In which period.
   */
  readonly per: string;
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
  /**
   * The metric by which it is measured, where there is no objective.
   */
  readonly metric?: string;
  /**
   * Which of number and value decides when they differ.
   */
  readonly precedence?: 'count' | 'value' | 'both';
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
  /**
   * The margin that was added before rounding, in percent.
   */
  readonly margin?: Decimal;
  /**
   * The chance with which the goal is to be enough, in percent.
   */
  readonly confidence?: Decimal;
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
 * What a party undertakes in a period to reach its goals.
 */
export interface Initiative {
  /**
   * The short name by which other fields refer to this initiative.
   */
  readonly id: string;
  /**
   * The party whose initiative it is.
   */
  readonly party: string;
  /**
   * The time in which it does so, in words.
   */
  readonly period?: string;
  /**
   * What it focuses on, as it follows "Marketing focuses on".
   */
  readonly focus: string;
  /**
   * The goal that it serves.
   */
  readonly forGoal?: string;
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
   * What kind of step it is in a picture of the process: work, a decision between ways to go on, or something written.
   */
  readonly kind: 'activity' | 'decision' | 'document';
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
  /**
   * The short name by which other fields refer to this duty.
   */
  readonly id?: string;
  /**
   * The event after which the duty falls due.
   */
  readonly trigger?: string;
  /**
   * What proves that it was done.
   */
  readonly evidence?: string;
  /**
   * What must be done first.
   */
  readonly dependsOn?: readonly string[];
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
   * The stage of the table of responsibilities in which it happens.
   */
  readonly stage?: string;
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
  /**
   * Groups of leads that are counted apart.
   */
  readonly segments?: readonly Segment[];
  readonly scoring?: Scoring;
  /**
   * How long a lead takes to become a customer.
   */
  readonly salesCycle?: string;
  readonly followUp?: FollowUp;
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
  readonly criteria: readonly Criterion[];
}
/**
 * A test that a lead must pass, as text or as a field with a value.
 */
export interface Criterion {
  /**
   * The test in words.
   */
  readonly text: string;
  /**
   * The field of the record that is tested.
   */
  readonly field?: string;
  /**
   * How it is tested.
   */
  readonly op?: 'eq' | 'ne' | 'gte' | 'lte' | 'gt' | 'lt' | 'in' | 'not-in' | 'exists' | 'contains';
  /**
   * What it is tested against, with commas between several.
   */
  readonly value?: string;
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
  /**
   * What a lead of this tier is like.
   */
  readonly criteria?: readonly Criterion[];
  /**
   * The share of its leads that become customers, in percent.
   */
  readonly closeRate?: Decimal;
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
  /**
   * The stage to which a rejected lead goes back.
   */
  readonly returnTo?: string;
  /**
   * The share of rejections above which the definition is reviewed, in percent.
   */
  readonly maxRejectRate?: Decimal;
}
/**
 * A group of leads that is counted apart.
 */
export interface Segment {
  /**
   * The short name of the segment.
   */
  readonly id: string;
  /**
   * The name of the segment.
   */
  readonly name: string;
  /**
   * What a lead of this segment is like.
   */
  readonly criteria: readonly Criterion[];
}
/**
 * How leads are scored.
 */
export interface Scoring {
  /**
   * The points from which a lead qualifies.
   */
  readonly threshold: Decimal;
  /**
   * What earns points.
   */
  readonly rules: readonly ScoreRule[];
}
/**
 * Points for what a lead is or does.
 */
export interface ScoreRule {
  readonly criterion: Criterion;
  /**
   * How many points.
   */
  readonly points: Decimal;
}
/**
 * How leads are followed up.
 */
export interface FollowUp {
  /**
   * The party that follows up.
   */
  readonly team: string;
  /**
   * The objective for how fast.
   */
  readonly speed?: string;
  /**
   * The objective for how often.
   */
  readonly depth?: string;
  /**
   * After how many attempts a lead is given back.
   */
  readonly maxAttempts: number;
  /**
   * How long one attempt takes, in minutes.
   */
  readonly minutesPerAttempt: Decimal;
  /**
   * The chance that one attempt reaches the lead, in percent.
   */
  readonly connectRate?: Decimal;
  /**
   * The share of attempts that need nobody, in percent.
   */
  readonly automatedShare?: Decimal;
  /**
   * How many people follow up.
   */
  readonly reps: number;
  /**
   * How many hours each of them has in a window.
   */
  readonly hoursPerRep: Decimal;
  /**
   * The share of these hours that is for these leads, in percent.
   */
  readonly share: Decimal;
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
  /**
   * The languages in which support is given.
   */
  readonly languages?: readonly string[];
  /**
   * The levels of support.
   */
  readonly plans?: readonly SupportPlan[];
  /**
   * What counts as a response, as it follows "means".
   */
  readonly responseMeans?: string;
  /**
   * What does not count as a response, one each.
   */
  readonly notResponses?: readonly string[];
  /**
   * When an incident counts as reported, as a sentence.
   */
  readonly reportedWhen?: string;
  /**
   * When the clocks of support stand still, one case each, as it follows "while".
   */
  readonly pauseWhen?: readonly string[];
  /**
   * What follows when a share of a limit has passed.
   */
  readonly thresholds?: readonly ClockThreshold[];
  /**
   * How many people may ask for support.
   */
  readonly contactAllowances?: readonly ContactAllowance[];
  /**
   * How much support there is.
   */
  readonly workloadLimits?: readonly WorkloadLimit[];
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
  /**
   * Incidents of this severity, one each.
   */
  readonly examples?: readonly string[];
  /**
   * The party that may change it afterwards.
   */
  readonly changedBy?: string;
  /**
   * When it becomes less serious.
   */
  readonly downgradedWhen?: string;
  /**
   * For whom or when it becomes more serious, one case each.
   */
  readonly raisedFor?: readonly string[];
}
/**
 * How fast incidents of one severity are dealt with.
 */
export interface ResponseTimes {
  /**
   * The severity of the incidents.
   */
  readonly severity: string;
  /**
   * The plan for which the limits are.
   */
  readonly plan?: string;
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
 * A level of support that a customer may buy.
 */
export interface SupportPlan {
  /**
   * The short name by which other fields refer to this plan.
   */
  readonly id: string;
  /**
   * The name of the plan.
   */
  readonly name: string;
  /**
   * The hours of support.
   */
  readonly hours?: string;
  readonly price?: Money;
  /**
   * The period for which the price is.
   */
  readonly per?: string;
  /**
   * What else belongs to it.
   */
  readonly note?: string;
}
/**
 * A share of a limit at which something follows.
 */
export interface ClockThreshold {
  /**
   * The share of the limit that has passed, in percent.
   */
  readonly at: Decimal;
  /**
   * What follows, as a sentence.
   */
  readonly action: string;
}
/**
 * How many people may ask for support.
 */
export interface ContactAllowance {
  /**
   * The plan for which the number is.
   */
  readonly plan?: string;
  /**
   * The size up to which the number holds.
   */
  readonly upTo?: Decimal;
  /**
   * What the size counts.
   */
  readonly unit?: string;
  /**
   * How many people.
   */
  readonly contacts: number;
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
   * The services that the work may interrupt.
   */
  readonly services?: readonly string[];
  /**
   * What the time of the work counts as: downtime, available time, or neither because it is left out of the sums.
   */
  readonly effect: 'counts-as-downtime' | 'counts-as-available' | 'left-out';
  /**
   * How long all such work may take in `budgetPer`.
   */
  readonly budget?: string;
  /**
   * The period of the budget.
   */
  readonly budgetPer?: string;
  /**
   * When the notice may be shorter.
   */
  readonly exception?: string;
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
   * What the time counts as: available time, nothing because it is left out of both sides of the measure, or nothing in its base alone.
   */
  readonly effect?: 'counts-as-available' | 'left-out' | 'left-out-of-base';
  /**
   * The services for which it holds; otherwise for all.
   */
  readonly services?: readonly string[];
  /**
   * What must be so for it to apply, one condition each.
   */
  readonly conditions?: readonly string[];
  /**
   * The most time that it may exclude in one window.
   */
  readonly maxPerWindow?: string;
}
/**
 * What the customer must do for the promises to hold.
 */
export interface CustomerDuty {
  /**
   * The short name of this duty.
   */
  readonly id: string;
  /**
   * The party that has the duty.
   */
  readonly party?: string;
  /**
   * What it must do, as it follows "must".
   */
  readonly duty: string;
  /**
   * The objectives that depend on it; otherwise all.
   */
  readonly objectives?: readonly string[];
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
 * How a service comes back after a disaster.
 */
export interface Continuity {
  /**
   * The most recent work that may be lost, as time (recovery point objective).
   */
  readonly rpo?: string;
  /**
   * How soon the service is back (recovery time objective).
   */
  readonly rto?: string;
  /**
   * What the time of a recovery counts as.
   */
  readonly effect?: 'counts-as-downtime' | 'counts-as-available' | 'left-out';
  /**
   * The services for which it holds; otherwise for all.
   */
  readonly services?: readonly string[];
  /**
   * What is saved.
   */
  readonly backups?: readonly Backup[];
  /**
   * How often the recovery is tested.
   */
  readonly testEvery?: string;
  /**
   * What else holds.
   */
  readonly notes?: string;
}
/**
 * What is saved, how often, and for how long.
 */
export interface Backup {
  /**
   * The short name of this backup.
   */
  readonly id: string;
  /**
   * What is saved.
   */
  readonly name: string;
  /**
   * How often.
   */
  readonly every: string;
  /**
   * How long it is kept.
   */
  readonly keptFor?: string;
  /**
   * Where it is kept.
   */
  readonly place?: string;
}
/**
 * Where data are, how they are protected, and what becomes of them.
 */
export interface Data {
  /**
   * The countries or regions in which data are stored and processed.
   */
  readonly locations?: readonly string[];
  /**
   * How data are protected.
   */
  readonly protection?: string;
  /**
   * In which form and how soon data are returned at the end.
   */
  readonly returnFormat?: string;
  /**
   * How the provider helps when there is a security incident, and at whose cost.
   */
  readonly incidentAssistance?: string;
  /**
   * Whether the provider works with the authorities that supervise the customer.
   */
  readonly authorityCooperation?: boolean;
  /**
   * Who may audit what, and when.
   */
  readonly auditRights?: string;
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
  /**
   * The parts of the charges.
   */
  readonly items?: readonly ChargeItem[];
  /**
   * What higher levels cost.
   */
  readonly surcharges?: readonly Surcharge[];
  /**
   * How the charges change over the years, as a sentence.
   */
  readonly indexation?: string;
  /**
   * The day of the month on which a billing cycle begins.
   */
  readonly billingDay?: number;
}
/**
 * A part of the charges.
 */
export interface ChargeItem {
  /**
   * The short name of this charge.
   */
  readonly id: string;
  /**
   * What it is for.
   */
  readonly name: string;
  /**
   * The service it is for.
   */
  readonly service?: string;
  readonly amount: Money;
  /**
   * The period for which it is; without it, it is paid once.
   */
  readonly per?: string;
}
/**
 * A charge for a level that a customer books.
 */
export interface Surcharge {
  /**
   * The short name of this surcharge.
   */
  readonly id: string;
  /**
   * What is booked.
   */
  readonly name: string;
  /**
   * The objective that it buys.
   */
  readonly objective?: string;
  /**
   * The plan that it buys.
   */
  readonly plan?: string;
  readonly amount?: Money;
  /**
   * What share of the charges, in percent.
   */
  readonly percent?: Decimal;
  /**
   * The period for which it is.
   */
  readonly per?: string;
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
  /**
   * How an emergency goes up at once, as a sentence.
   */
  readonly urgentPath?: string;
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
  /**
   * Whether the step is taken at once in an emergency.
   */
  readonly urgent?: boolean;
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
  readonly singleEventRule?: 'highest-only' | 'cumulative' | 'per-service' | 'customer-chooses';
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
  readonly pool?: Pool;
  /**
   * Failures that come back, and the rights that they give.
   */
  readonly chronicFailures?: readonly ChronicFailure[];
  /**
   * Penalties for delay.
   */
  readonly latePenalties?: readonly LatePenalty[];
  /**
   * Other consequences of a miss.
   */
  readonly consequences?: readonly Consequence[];
  /**
   * What follows when an objective is exceeded.
   */
  readonly rewards?: readonly Reward[];
  readonly earnBack?: EarnBack;
  readonly minimumPayable?: Money;
  /**
   * The forms in which a credit is given.
   */
  readonly forms?: readonly ('credit' | 'refund' | 'cash' | 'card' | 'liquidated-damages')[];
  /**
   * The forms in which it is expressly not given.
   */
  readonly notForms?: readonly ('credit' | 'refund' | 'cash' | 'card' | 'liquidated-damages')[];
  /**
   * Whether a credit may be passed to somebody else.
   */
  readonly transferable?: boolean;
  /**
   * Whether and how a credit bears interest, as a sentence.
   */
  readonly interest?: string;
  /**
   * How an amount is rounded to the smallest unit of the currency.
   */
  readonly rounding?: 'half-up' | 'half-even' | 'floor' | 'ceiling';
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
   * The ladder of credits.
   */
  readonly tiers?: readonly CreditTier[];
  readonly flat?: FlatCredit;
  readonly linear?: LinearCredit;
  readonly each?: UnitCredit;
  /**
   * The credit as a multiple of the charges for the time of the failure; write this in place of `tiers`.
   */
  readonly multiple?: Decimal;
  /**
   * The credit in percent of the base, by a formula; write this in place of `tiers`.
   */
  readonly formula?: string;
  /**
   * What each symbol of the formula means.
   */
  readonly variables?: {
    readonly [k: string]: string;
  };
  /**
   * What does not belong to the base, one thing each.
   */
  readonly baseExcludes?: readonly string[];
  /**
   * The unit to whose charges the credit refers.
   */
  scope?:
    | 'account'
    | 'project'
    | 'region'
    | 'zone'
    | 'resource'
    | 'tenant'
    | 'line'
    | 'site'
    | 'subscription'
    | 'device';
  /**
   * Whether the bounds of the tiers are points below the level rather than figures.
   */
  readonly belowTarget?: boolean;
  /**
   * What else holds for this credit.
   */
  readonly notes?: string;
  /**
   * The charges of which the credit is a percentage.
   */
  base?:
    | 'window-charges'
    | 'month-charges'
    | 'affected-service-charges'
    | 'preceding-charges'
    | 'applied-invoice'
    | 'subscription-charges'
    | 'unit-charges'
    | 'first-month-charges'
    | 'one-time-charges'
    | 'fixed';
}
/**
 * A step of a ladder of credits: from its lower bound to its upper bound. `from` and `to` make half-open steps that touch without a gap; write `above` and `upTo` where an agreement says so.
 */
export interface CreditTier {
  /**
   * The lowest figure of the tier, which belongs to it.
   */
  readonly from?: Decimal;
  /**
   * The figure below which the tier ends, which does not belong to it.
   */
  readonly to?: Decimal;
  /**
   * The figure above which the tier begins, which does not belong to it.
   */
  readonly above?: Decimal;
  /**
   * The highest figure of the tier, which belongs to it.
   */
  readonly upTo?: Decimal;
  /**
   * The credit in percent of the base; write this or `amount`.
   */
  readonly percent?: Decimal;
  readonly amount?: Money;
  /**
   * The credit as a fraction of the base.
   */
  readonly fraction?: string;
  /**
   * The credit as a multiple of the charges for the time of the failure.
   */
  readonly multiple?: Decimal;
  /**
   * The credit as the charges for days of service.
   */
  readonly serviceDays?: Decimal;
}
/**
 * The same credit for every miss.
 */
export interface FlatCredit {
  /**
   * What share of the base, in percent.
   */
  readonly percent?: Decimal;
  readonly amount?: Money;
  /**
   * What fraction of the base.
   */
  readonly fraction?: string;
}
/**
 * A credit that grows in even steps.
 */
export interface LinearCredit {
  /**
   * The share of the base for each step, in percent.
   */
  readonly percent: Decimal;
  /**
   * How large a step is, in the unit of the metric.
   */
  readonly step: Decimal;
  /**
   * The figure from which steps are counted; otherwise the level of the objective.
   */
  readonly below?: Decimal;
  /**
   * The share of the base for the miss itself, before the first full step, in percent.
   */
  readonly start?: Decimal;
  /**
   * The figure below which no further steps are counted.
   */
  readonly downTo?: Decimal;
  /**
   * The largest credit, in percent.
   */
  readonly atMost?: Decimal;
}
/**
 * A credit for each failure, or for each stretch of it.
 */
export interface UnitCredit {
  /**
   * For what one credit is due.
   */
  readonly per: 'event' | 'hour' | 'day' | 'week' | 'month';
  readonly amount?: Money;
  /**
   * What share of the base, in percent.
   */
  readonly percent?: Decimal;
  /**
   * What fraction of the base.
   */
  readonly fraction?: string;
  readonly startsAfter?: TimeLimit;
  /**
   * What a part of a stretch counts as.
   */
  readonly partial?: 'prorate' | 'round-up' | 'full-only';
  /**
   * The largest credit, in percent of the base.
   */
  readonly atMost?: Decimal;
  /**
   * How the amount changes over the years, as a sentence.
   */
  readonly indexation?: string;
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
  /**
   * The most as a number of monthly fees.
   */
  readonly fees?: Decimal;
  /**
   * The most as days of service.
   */
  readonly serviceDays?: Decimal;
  /**
   * For what the cap is counted apart.
   */
  readonly each?: 'agreement' | 'service' | 'region' | 'line' | 'invoice' | 'account' | 'incident';
  /**
   * Of what the percentage is.
   */
  readonly of?: 'period-charges' | 'subscription-charges' | 'invoice' | 'affected-service-charges';
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
   * Where the claim is sent.
   */
  readonly channel?: string;
  /**
   * What the subject of the message must be.
   */
  readonly subject?: string;
  /**
   * What may or must be made unreadable in the evidence, as a sentence.
   */
  readonly redaction?: string;
  /**
   * What must be so before a claim, one condition each.
   */
  readonly preconditions?: readonly string[];
  /**
   * What the claim must contain, one thing each.
   */
  readonly evidence?: readonly string[];
  readonly decide?: TimeLimit;
  readonly pay?: TimeLimit;
  /**
   * When a claim or a credit lapses, as a sentence.
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
   * The formula of the shortfall; `target` and `actual` are the level and what was measured.
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
 * An amount at risk that objectives share.
 */
export interface Pool {
  /**
   * The share of the charges that is at risk, in percent.
   */
  readonly percent: Decimal;
  /**
   * The period for which it is.
   */
  readonly per?: string;
  /**
   * The part of each objective.
   */
  readonly shares: readonly PoolShare[];
  /**
   * How many points make one percent.
   */
  readonly pointsPerPercent?: Decimal;
  /**
   * What all weights together make, in percent; more than 100 where objectives compete for the pool.
   */
  readonly allocation?: Decimal;
}
/**
 * The part of the amount at risk that one objective has.
 */
export interface PoolShare {
  /**
   * The objective.
   */
  readonly objective: string;
  /**
   * Its share of the pool, in percent.
   */
  readonly weight: Decimal;
  /**
   * By what the amount is multiplied for a repeated miss.
   */
  readonly repeatMultiplier?: Decimal;
}
/**
 * A failure that comes back, and the right that it gives.
 */
export interface ChronicFailure {
  /**
   * The short name of this right.
   */
  readonly id: string;
  /**
   * The objective whose misses count.
   */
  readonly objective: string;
  /**
   * How many windows must be missed; write `of` or `within` beside it.
   */
  readonly misses?: number;
  /**
   * Among how many windows in a row the misses count.
   */
  readonly of?: number;
  /**
   * The stretch of time in which the misses count, in place of `of`.
   */
  readonly within?: string;
  /**
   * The figure below which a single window is enough.
   */
  readonly below?: Decimal;
  /**
   * The right that it gives.
   */
  readonly right: 'terminate' | 'terminate-service' | 'refund' | 'renegotiate';
  readonly exercise?: TimeLimit;
  /**
   * What is paid back.
   */
  readonly refund?: string;
  /**
   * Whether each miss must have been claimed in time.
   */
  readonly notified?: boolean;
}
/**
 * A penalty for each stretch of delay.
 */
export interface LatePenalty {
  /**
   * The short name of this penalty.
   */
  readonly id: string;
  /**
   * The objective that is late.
   */
  readonly objective: string;
  /**
   * The share of the base for each stretch, in percent.
   */
  readonly rate: Decimal;
  /**
   * The stretch of delay.
   */
  readonly per: string;
  /**
   * What a part of a stretch counts as.
   */
  readonly partial: 'prorate' | 'round-up' | 'full-only';
  /**
   * The largest penalty, in percent of the base.
   */
  readonly cap: Decimal;
  /**
   * What the share is of.
   */
  readonly base?: string;
}
/**
 * Another consequence of a miss.
 */
export interface Consequence {
  /**
   * The short name of this consequence.
   */
  readonly id: string;
  /**
   * The objective that was missed.
   */
  readonly objective?: string;
  /**
   * What kind of consequence it is.
   */
  readonly kind: 'suspension' | 'corrective-plan' | 'justification' | 'diagnosis' | 'meeting' | 'other';
  /**
   * After how many misses in a row.
   */
  readonly after?: number;
  /**
   * What follows, as a sentence.
   */
  readonly text: string;
  /**
   * The contact who sees to it.
   */
  readonly owner?: string;
  readonly due?: TimeLimit;
}
/**
 * What follows when an objective is exceeded.
 */
export interface Reward {
  /**
   * The short name of this reward.
   */
  readonly id: string;
  /**
   * The objective.
   */
  readonly objective: string;
  /**
   * The figure above which it is due.
   */
  readonly above: Decimal;
  /**
   * What is due, as a sentence.
   */
  readonly text: string;
}
/**
 * How a credit is earned back.
 */
export interface EarnBack {
  /**
   * After how many windows in a row without a miss.
   */
  readonly windows: number;
  /**
   * What share of the credit, in percent.
   */
  readonly percent: Decimal;
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
  readonly exit?: Exit;
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
  /**
   * The figure below which a single window is enough.
   */
  readonly below?: Decimal;
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
   * How long after the beginning it ends the agreement at the earliest.
   */
  readonly notBefore?: string;
}
/**
 * How the parties part.
 */
export interface Exit {
  /**
   * How long the transition takes.
   */
  readonly length: string;
  /**
   * What the parties do in it, one duty each, as it follows "shall".
   */
  readonly duties: readonly string[];
  /**
   * How data are returned and erased, as a sentence.
   */
  readonly dataReturn?: string;
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
  readonly every?: Recurrence;
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
  /**
   * Whether the report is sent only when it is asked for.
   */
  readonly onRequest?: boolean;
  /**
   * How long it is kept.
   */
  readonly retention?: string;
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
  /**
   * What the review looks into.
   */
  readonly depth?: string;
  /**
   * Whether there is a review when the agreement ends.
   */
  readonly onExpiry?: boolean;
}
/**
 * Another agreement on which this one rests.
 */
export interface Underpinning {
  /**
   * The short name by which other fields refer to this agreement.
   */
  readonly id: string;
  /**
   * What it is: between departments of one company (`ola`), with a supplier (`uc`), or another service level agreement.
   */
  readonly kind: 'ola' | 'uc' | 'sla';
  /**
   * Its title.
   */
  readonly title?: string;
  /**
   * The file or web address of its definition.
   */
  readonly agreement: string;
  /**
   * Its version.
   */
  readonly version?: string;
  /**
   * The party that promises there.
   */
  readonly party?: string;
  /**
   * The objective there.
   */
  readonly objective?: string;
  /**
   * The objectives here that rest on it.
   */
  readonly backs?: readonly string[];
  /**
   * Which of the two prevails, and how far.
   */
  readonly precedence?: string;
}
/**
 * How a promise from end to end follows from the promises below it.
 */
export interface Chain {
  /**
   * The short name of this chain.
   */
  readonly id: string;
  /**
   * The promise from end to end.
   */
  readonly objective: string;
  /**
   * What is chained.
   */
  readonly kind: 'availability' | 'time' | 'volume';
  /**
   * The parts; the first is the whole.
   */
  readonly parts: readonly ChainNode[];
  /**
   * What is known of the causes of failure.
   */
  readonly independence?: 'independent' | 'unknown' | 'common-cause';
}
/**
 * A part of a chain: a promise, or several together.
 */
export interface ChainNode {
  /**
   * The short name by which other parts refer to this one.
   */
  readonly id: string;
  /**
   * What the contract calls this part; otherwise its id.
   */
  readonly name?: string;
  /**
   * Whether it is one promise, or needs all, any, or some of its parts.
   */
  readonly kind: 'leaf' | 'series' | 'parallel' | 'k-of-n';
  /**
   * The objective of this promise.
   */
  readonly objective?: string;
  /**
   * The agreement that makes this promise.
   */
  readonly underpinning?: string;
  /**
   * The promise as a number, where neither is written.
   */
  readonly value?: Decimal;
  /**
   * Its parts.
   */
  readonly of?: readonly string[];
  /**
   * How many of its parts are needed, for `k-of-n`.
   */
  readonly needs?: number;
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
  /**
   * What led to the agreement, one sentence each.
   */
  readonly recitals?: readonly string[];
  /**
   * Why a credit is an estimate of the loss.
   */
  readonly liquidatedDamages?: string;
  /**
   * The language that decides when versions differ.
   */
  readonly prevailingLanguage?: string;
  readonly changes?: Changes;
  /**
   * What else there is or is not between the parties.
   */
  readonly entireAgreement?: string;
  /**
   * What holds when a reseller stands between the parties.
   */
  readonly reseller?: string;
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
 * How a party may change the terms.
 */
export interface Changes {
  /**
   * The parties that may change them.
   */
  readonly by?: readonly string[];
  /**
   * How long before a change takes effect it is announced.
   */
  readonly notice?: string;
  /**
   * How it is announced.
   */
  readonly method: 'written' | 'email' | 'posting' | 'pull-request' | 'portal';
  /**
   * What the other party may do when it does not agree, as a sentence.
   */
  readonly exitRight?: string;
  /**
   * What may not be changed, as a sentence.
   */
  readonly limits?: string;
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
  /**
   * The version that was signed.
   */
  readonly version?: string;
}
/**
 * How the contract looks, and which clauses it has.
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
  readonly options?: StyleOptions;
  /**
   * Whether the contract ends with an annex that shows how its figures were computed.
   */
  readonly worksheets?: boolean;
  /**
   * The way in which numbers and dates are written; otherwise that of the language.
   */
  readonly locale?: string;
  /**
   * Clauses that it has besides those of its type: your own, or from the clause library.
   */
  readonly include?: readonly IncludedClause[];
  /**
   * Clauses that it leaves out.
   */
  readonly exclude?: readonly string[];
  /**
   * Clauses in the order in which they stand: the first stays where it is, each other one follows the one before it.
   */
  readonly order?: readonly string[];
  /**
   * Which variant of a clause it has, by the name of the clause; otherwise the variant whose fields fit.
   */
  readonly clauses?: {
    readonly [k: string]: string;
  };
}
/**
 * What this contract has otherwise than its style: the options that every style takes, and those that the style itself declares.
 */
export interface StyleOptions {
  readonly fonts?: Fonts;
  readonly sizes?: Sizes;
  readonly colours?: Colours;
  /**
   * How sections and clauses are numbered: `decimal` 1, 1.1, (a); `lettered` A and bullets, then (a); `steps` Step 1; `articles` Article 1.
   */
  readonly numbering?: 'decimal' | 'lettered' | 'steps' | 'articles';
  readonly header?: Furniture;
  readonly footer?: Furniture;
  readonly logo?: Logo;
}
/**
 * The families of letters; what is left out is the style's.
 */
export interface Fonts {
  readonly body?: Typeface;
  readonly heading?: Typeface;
}
/**
 * A family of letters: `source-serif-4` and `source-sans-3` come with slakit; any other needs its TrueType files.
 */
export interface Typeface {
  /**
   * The name of the family.
   */
  readonly family: string;
  /**
   * The upright face.
   */
  readonly regular?: string;
  /**
   * The italic face; without it, the upright one.
   */
  readonly italic?: string;
  /**
   * The bold face; without it, the upright one.
   */
  readonly bold?: string;
  /**
   * The bold italic face; without it, the bold one.
   */
  readonly boldItalic?: string;
  /**
   * A family that stands in where this one is not installed.
   */
  readonly fallback?: string;
}
/**
 * The sizes of texts; what is left out is the style's.
 */
export interface Sizes {
  readonly body?: TextSize;
  readonly table?: TextSize;
  readonly small?: TextSize;
  readonly title?: TextSize;
  readonly heading1?: TextSize;
  readonly heading2?: TextSize;
  readonly heading3?: TextSize;
}
/**
 * The size of a text and of its line.
 */
export interface TextSize {
  /**
   * The size of the letters.
   */
  readonly size: number;
  /**
   * The height of a line.
   */
  readonly leading: number;
}
/**
 * Colours; those of text have a contrast of at least 4.5 : 1 on white and on `shade`. What is left out is the style's.
 */
export interface Colours {
  /**
   * The text.
   */
  readonly text?: string;
  /**
   * Labels, notes and what stands in the margins.
   */
  readonly muted?: string;
  /**
   * The title and headings.
   */
  readonly accent?: string;
  /**
   * Lines of tables.
   */
  readonly rule?: string;
  /**
   * Behind the heads of tables.
   */
  readonly shade?: string;
}
/**
 * What stands in the margin of each page: texts in which `{title}`, `{edition}`, `{date}`, `{parties}`, `{page}` and `{pages}` stand for what they name.
 */
export interface Furniture {
  /**
   * On the left.
   */
  readonly left?: string;
  /**
   * In the middle.
   */
  readonly centre?: string;
  /**
   * On the right.
   */
  readonly right?: string;
}
/**
 * A picture at the top of the first page.
 */
export interface Logo {
  /**
   * A PNG or JPEG file of the project, of at most 2 MB.
   */
  readonly file: string;
  /**
   * What it shows, for those who cannot see it; without it, the picture is decoration.
   */
  readonly alt?: string;
  /**
   * Its height on the page; its width follows.
   */
  readonly height?: number;
}
/**
 * A clause that the contract has besides those of its type.
 */
export interface IncludedClause {
  /**
   * The name of the clause.
   */
  readonly clause: string;
  /**
   * The clause after which it stands; otherwise where the clause itself says, or after the general terms.
   */
  readonly after?: string;
  /**
   * The clause before which it stands.
   */
  readonly before?: string;
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
  /**
   * What changed in the edition, one point each.
   */
  readonly notes?: readonly string[];
}
/**
 * A change that the parties agreed on.
 */
export interface Amendment {
  /**
   * The number of the amendment.
   */
  readonly number: number;
  /**
   * The day from which it holds.
   */
  readonly effective: string;
  /**
   * What it changes.
   */
  readonly summary: string;
  /**
   * Why.
   */
  readonly reason?: string;
  /**
   * The fields that it changes.
   */
  readonly changes?: readonly AmendmentChange[];
  /**
   * Who signed it.
   */
  readonly signatures?: readonly Signature[];
}
/**
 * One change of an amendment.
 */
export interface AmendmentChange {
  /**
   * The field that changes.
   */
  readonly field: string;
  /**
   * What it said.
   */
  readonly was?: string;
  /**
   * What it says now.
   */
  readonly becomes: string;
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
  /**
   * The version of the document.
   */
  readonly version?: string;
  /**
   * What kind of document it is.
   */
  readonly kind?: 'standard-terms' | 'cover-page' | 'annex' | 'policy' | 'price-list' | 'other';
  /**
   * The date of the document.
   */
  readonly date?: string;
}
/**
 * A value that whoever uses a template fills in.
 */
export interface Variable {
  /**
   * The short name by which texts bind it: `{{variables.region}}`.
   */
  readonly id: string;
  /**
   * What is asked for.
   */
  readonly label: string;
  /**
   * What kind of value it is.
   */
  readonly kind?: 'text' | 'number' | 'percent' | 'money' | 'date' | 'duration' | 'choice' | 'boolean';
  /**
   * The fields that it fills.
   */
  readonly fields?: readonly string[];
  /**
   * The question, or what to think of.
   */
  readonly prompt?: string;
  /**
   * A value as an example.
   */
  readonly example?: string;
  /**
   * The values to choose from.
   */
  readonly options?: readonly string[];
  /**
   * The value, once it is filled in.
   */
  readonly value?: string;
  /**
   * Whether it must be filled in.
   */
  readonly required?: boolean;
}
/**
 * Advice for whoever fills in a section of a template.
 */
export interface Guidance {
  /**
   * The section it is for.
   */
  section:
    | 'summary'
    | 'goals'
    | 'initiatives'
    | 'requirements'
    | 'responsibilities'
    | 'services'
    | 'service-levels'
    | 'leads'
    | 'handoffs'
    | 'support'
    | 'remedies'
    | 'contacts'
    | 'reports'
    | 'term'
    | 'termination'
    | 'general'
    | 'signatures';
  /**
   * The advice.
   */
  readonly text: string;
}
/**
 * How findings of the check are judged.
 */
export interface Lint {
  /**
   * How strictly the agreement is judged; without it, by its type.
   */
  readonly profile?: 'internal' | 'contract' | 'regulated';
  /**
   * Findings that the parties accept.
   */
  readonly suppress?: readonly Suppression[];
}
/**
 * A finding that the parties accept, and why.
 */
export interface Suppression {
  /**
   * The rule, as the finding names it.
   */
  readonly rule: string;
  /**
   * The field it is about; without it, the whole agreement.
   */
  readonly field?: string;
  /**
   * Why the finding does not matter here.
   */
  readonly reason?: string;
  /**
   * Who decided so.
   */
  readonly by?: string;
  /**
   * The day after which the finding is told again.
   */
  readonly until?: string;
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
