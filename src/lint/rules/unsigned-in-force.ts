import type { Signature } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { boundParties, contactsByParty, withParents } from '../parts/bound-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';

const SIGNED: ReadonlySet<string> = new Set(['agreed', 'in-force', 'suspended']);

/** An agreement that is said to hold, which somebody has not signed as it stands. */
export const unsignedInForce: Rule = {
  name: 'unsigned-in-force',
  severity: 'error',
  kind: 'completeness',
  summary:
    'The agreement is said to be agreed, but a party has not signed it, or has signed another version.',
  why:
    'Whoever relies on an agreement must be able to show that the other party agreed to these words. A signature without a ' +
    'date, or under an earlier version, proves nothing about the text in force. And a signature that comes after the first ' +
    'day leaves a stretch of time for which nobody knows what applied.',
  source: 'Contract practice: execution of the version in force by every party.',
  limits:
    'Whether the signer may sign for the party is not known, only whether it is a contact of another one. A signature for a company binds its departments; a signature ' +
    'without `version` counts for the version of the file.',
  bad: { example: 'cloud-service', change: { 'signatures.1.date': '' } },
  good: {
    example: 'cloud-service',
    change: {
      'signatures.0.version': '1.0.0',
      'signatures.1.date': '2026-04-01',
      'signatures.1.version': '1.0.0',
    },
  },
  *check(context) {
    const { agreement } = context;
    if (!SIGNED.has(agreement.status)) return;
    const signatures = (agreement.signatures ?? []).map((value, index) => ({
      value,
      path: `/signatures/${index}`,
    }));
    yield* unsignedParties(context, signatures);
    const amended = amendingParties(context);
    for (const signature of signatures) {
      yield* undated(context, signature);
      yield* otherVersion(context, signature, amended);
      yield* late(context, signature);
      yield* foreignSigner(context, signature);
    }
  },
};

function agrees({ kind }: Signature): boolean {
  return kind !== 'acknowledgement';
}

function* unsignedParties(context: LintContext, signatures: readonly Entry<Signature>[]): Generator<Finding> {
  const { agreement } = context;
  const signed = new Set(signatures.filter(({ value }) => agrees(value)).map(({ value }) => value.party));
  const own = new Map(signatures.map((entry) => [entry.value.party, entry]));
  const contacts = contactsByParty(context);
  for (const { value: party, path } of boundParties(context)) {
    if ([...withParents(context, party.id)].some((id) => signed.has(id))) continue;
    const acknowledged = own.get(party.id);
    const name = sayParty(party.id, context);
    const owner = contacts.get(party.id)?.[0]?.value.id;
    yield {
      path: acknowledged ? `${acknowledged.path}/kind` : agreement.signatures ? '/signatures' : path,
      part: acknowledged ? 'value' : agreement.signatures ? 'key' : 'line',
      message: acknowledged
        ? `The status is \`${agreement.status}\`, but ${name} only acknowledges this agreement: that it agreed to it cannot be shown`
        : `The status is \`${agreement.status}\`, but no signature or approval is there for ${name}: that ${name} agreed to this cannot be shown`,
      hint: acknowledged
        ? 'write `kind: signature`, or `kind: approval` inside one company'
        : `add a signature with \`party: ${party.id}\`${owner === undefined ? '' : `, \`signer: ${owner}\``} and the \`date\`, or set \`status: in-review\` until it is signed`,
      facts: { party: party.id, status: agreement.status },
      related: [{ path: '/status', message: 'the status' }],
    };
  }
}

function* undated(context: LintContext, { value: signature, path }: Entry<Signature>): Generator<Finding> {
  if (!agrees(signature) || signature.date !== undefined) return;
  const { status, version } = context.agreement;
  const name = sayParty(signature.party, context);
  yield {
    path,
    part: 'line',
    message: `The status is \`${status}\`, but the ${signature.kind} of ${name} has no date: version ${version} is not signed by everybody who is to sign it`,
    hint: 'add the `date` of signing, or set `status: in-review` until there is one',
    facts: { party: signature.party, status },
    related: [{ path: '/status', message: 'the status' }],
  };
}

/** The parties that have signed the last change of this version. */
function amendingParties({ agreement }: LintContext): ReadonlySet<string> {
  const { amendments = [], version } = agreement;
  const signatures = amendments.flatMap((amendment) => amendment.signatures ?? []);
  return new Set(
    signatures
      .filter((one) => agrees(one) && one.date !== undefined && (one.version ?? version) === version)
      .map(({ party }) => party),
  );
}

function* otherVersion(
  context: LintContext,
  { value: signature, path }: Entry<Signature>,
  amended: ReadonlySet<string>,
): Generator<Finding> {
  const { version } = context.agreement;
  const signed = signature.version;
  if (!agrees(signature) || signed === undefined || signed === version) return;
  if (amended.has(signature.party)) return;
  const name = sayParty(signature.party, context);
  yield {
    path: `${path}/version`,
    message: `${name} has signed version ${signed}, but this is version ${version}: what changed since then is not agreed with ${name}`,
    hint: `have version ${version} signed and write \`version: ${version}\` with the new \`date\`, or write the changes as an amendment with its own signatures`,
    facts: { party: signature.party, signed, version },
    related: [{ path: '/version', message: 'the version of the file' }],
  };
}

function* late(context: LintContext, { value: signature, path }: Entry<Signature>): Generator<Finding> {
  const from = context.term?.from;
  if (!agrees(signature) || signature.date === undefined || from === undefined) return;
  const days = from.until(signature.date).days;
  if (days <= 0) return;
  const name = sayParty(signature.party, context);
  yield {
    path: `${path}/date`,
    severity: 'warning',
    message: `${name} signed on ${signature.date}, ${sayCount(days, 'day')} after the agreement began on ${from.toString()}: whether the promises held in between is open`,
    hint: `write \`effective: ${signature.date}\` in \`term\`, or have the parties confirm that it applies from ${from.toString()}`,
    facts: { party: signature.party, date: signature.date, effective: from.toString(), days },
    related: [{ path: '/term/effective', message: 'the first day' }],
  };
}

/** Somebody who speaks for another party only. */
function* foreignSigner(
  context: LintContext,
  { value: signature, path }: Entry<Signature>,
): Generator<Finding> {
  const signer = context.find('contacts', signature.signer)?.value;
  if (!agrees(signature) || !signer || !context.find('parties', signer.party)) return;
  const isOwn =
    withParents(context, signer.party).has(signature.party) ||
    withParents(context, signature.party).has(signer.party);
  if (isOwn) return;
  const name = sayParty(signature.party, context);
  yield {
    path: `${path}/signer`,
    message: `“${signer.name}” signs for ${name}, but is a contact of ${sayParty(signer.party, context)}: that ${name} agreed to this cannot be shown`,
    hint: `name a contact of \`${signature.party}\` as \`signer\`, or correct the \`party\` of \`${signature.signer}\``,
    facts: { party: signature.party, signer: signer.id },
  };
}
