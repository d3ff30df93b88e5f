import type { Rule } from '../rule.ts';
import { accessibleStructure } from './accessible-structure.ts';
import { agreementMisaligned } from './agreement-misaligned.ts';
import { ambiguousTimeWord } from './ambiguous-time-word.ts';
import { availabilityVsMaintenance } from './availability-vs-maintenance.ts';
import { cadenceCountMismatch } from './cadence-count-mismatch.ts';
import { circularPartyDependency } from './circular-party-dependency.ts';
import { clockEventsUndefined } from './clock-events-undefined.ts';
import { cohortPeriodMixing } from './cohort-period-mixing.ts';
import { comparatorDirection } from './comparator-direction.ts';
import { countVsValueGoal } from './count-vs-value-goal.ts';
import { creditNotMonotonic } from './credit-not-monotonic.ts';
import { creditTierGapOverlap } from './credit-tier-gap-overlap.ts';
import { cureNoticeOrder } from './cure-notice-order.ts';
import { danglingReference } from './dangling-reference.ts';
import { deadCap } from './dead-cap.ts';
import { deadTerm } from './dead-term.ts';
import { deadlineOnClosedDay } from './deadline-on-closed-day.ts';
import { definitionDefects } from './definition-defects.ts';
import { derivedGoalMismatch } from './derived-goal-mismatch.ts';
import { doubleCountedFailure } from './double-counted-failure.ts';
import { effortsDilutedCommitment } from './efforts-diluted-commitment.ts';
import { endToEndInfeasible } from './end-to-end-infeasible.ts';
import { exclusionSwallowsPromise } from './exclusion-swallows-promise.ts';
import { exclusiveRemedyConflict } from './exclusive-remedy-conflict.ts';
import { followUpVsCapacity } from './follow-up-vs-capacity.ts';
import { goalChainBreak } from './goal-chain-break.ts';
import { goalWithoutMargin } from './goal-without-margin.ts';
import { handoffWithoutAcceptance } from './handoff-without-acceptance.ts';
import { holidayHorizon } from './holiday-horizon.ts';
import { inconsistentTerms } from './inconsistent-terms.ts';
import { layoutOverload } from './layout-overload.ts';
import { levelOverrideWeakens } from './level-override-weakens.ts';
import { ludicrousTerm } from './ludicrous-term.ts';
import { makeGoodSnowball } from './make-good-snowball.ts';
import { missingBuildingBlock } from './missing-building-block.ts';
import { missingContactRole } from './missing-contact-role.ts';
import { missingTranslation } from './missing-translation.ts';
import { modalityMisuse } from './modality-misuse.ts';
import { ninesVsMttr } from './nines-vs-mttr.ts';
import { noContingency } from './no-contingency.ts';
import { noticeExceedsTerm } from './notice-exceeds-term.ts';
import { objectiveWithoutConsequence } from './objective-without-consequence.ts';
import { oneSidedMeasurement } from './one-sided-measurement.ts';
import { percentAsFraction } from './percent-as-fraction.ts';
import { percentileComposition } from './percentile-composition.ts';
import { perfectTarget } from './perfect-target.ts';
import { placeholderLeftIn } from './placeholder-left-in.ts';
import { plainLanguage } from './plain-language.ts';
import { proseNumberMismatch } from './prose-number-mismatch.ts';
import { regulatoryProfileGap } from './regulatory-profile-gap.ts';
import { remedyDeadZone } from './remedy-dead-zone.ts';
import { remedyWrongParty } from './remedy-wrong-party.ts';
import { renewalNoticeTrap } from './renewal-notice-trap.ts';
import { reportAfterClaimWindow } from './report-after-claim-window.ts';
import { resolutionTooCoarse } from './resolution-too-coarse.ts';
import { responseChainOverrun } from './response-chain-overrun.ts';
import { responseVsSupportHours } from './response-vs-support-hours.ts';
import { reviewOutsideTerm } from './review-outside-term.ts';
import { roundingMovesTarget } from './rounding-moves-target.ts';
import { rtoVsAvailability } from './rto-vs-availability.ts';
import { sampleTooSmall } from './sample-too-small.ts';
import { scheduleIndivisible } from './schedule-indivisible.ts';
import { severityMatrixOrder } from './severity-matrix-order.ts';
import { sharesDoNotSum } from './shares-do-not-sum.ts';
import { staleAssumption } from './stale-assumption.ts';
import { survivorBiasedMetric } from './survivor-biased-metric.ts';
import { targetAboveBaseline } from './target-above-baseline.ts';
import { tautologicalFormula } from './tautological-formula.ts';
import { terminationWithoutTest } from './termination-without-test.ts';
import { tierValueVsDeal } from './tier-value-vs-deal.ts';
import { translationFalseFriend } from './translation-false-friend.ts';
import { triggerUnreachable } from './trigger-unreachable.ts';
import { unbackedCommitment } from './unbacked-commitment.ts';
import { uncappedRemedy } from './uncapped-remedy.ts';
import { undefinedTerm } from './undefined-term.ts';
import { unitMismatch } from './unit-mismatch.ts';
import { unsignedInForce } from './unsigned-in-force.ts';
import { vagueGoal } from './vague-goal.ts';
import { vagueTerm } from './vague-term.ts';
import { windowAmbiguous } from './window-ambiguous.ts';

/** Every rule there is, in the order of their names. */
export const RULES: readonly Rule[] = [
  accessibleStructure,
  agreementMisaligned,
  ambiguousTimeWord,
  availabilityVsMaintenance,
  cadenceCountMismatch,
  circularPartyDependency,
  clockEventsUndefined,
  cohortPeriodMixing,
  comparatorDirection,
  countVsValueGoal,
  creditNotMonotonic,
  creditTierGapOverlap,
  cureNoticeOrder,
  danglingReference,
  deadCap,
  deadTerm,
  deadlineOnClosedDay,
  definitionDefects,
  derivedGoalMismatch,
  doubleCountedFailure,
  effortsDilutedCommitment,
  endToEndInfeasible,
  exclusionSwallowsPromise,
  exclusiveRemedyConflict,
  followUpVsCapacity,
  goalChainBreak,
  goalWithoutMargin,
  handoffWithoutAcceptance,
  holidayHorizon,
  inconsistentTerms,
  layoutOverload,
  levelOverrideWeakens,
  ludicrousTerm,
  makeGoodSnowball,
  missingBuildingBlock,
  missingContactRole,
  missingTranslation,
  modalityMisuse,
  ninesVsMttr,
  noContingency,
  noticeExceedsTerm,
  objectiveWithoutConsequence,
  oneSidedMeasurement,
  percentAsFraction,
  percentileComposition,
  perfectTarget,
  placeholderLeftIn,
  plainLanguage,
  proseNumberMismatch,
  regulatoryProfileGap,
  remedyDeadZone,
  remedyWrongParty,
  renewalNoticeTrap,
  reportAfterClaimWindow,
  resolutionTooCoarse,
  responseChainOverrun,
  responseVsSupportHours,
  reviewOutsideTerm,
  roundingMovesTarget,
  rtoVsAvailability,
  sampleTooSmall,
  scheduleIndivisible,
  severityMatrixOrder,
  sharesDoNotSum,
  staleAssumption,
  survivorBiasedMetric,
  targetAboveBaseline,
  tautologicalFormula,
  terminationWithoutTest,
  tierValueVsDeal,
  translationFalseFriend,
  triggerUnreachable,
  unbackedCommitment,
  uncappedRemedy,
  undefinedTerm,
  unitMismatch,
  unsignedInForce,
  vagueGoal,
  vagueTerm,
  windowAmbiguous,
];
