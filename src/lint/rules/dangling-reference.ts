import { nearest } from '../../nearest.ts';
import type { LintContext } from '../lint-context.ts';
import { withParents } from '../parts/bound-parties.ts';
import { type DanglingPath, danglingPaths } from '../parts/dangling-paths.ts';
import type { Finding, Rule } from '../rule.ts';

/** References that lead nowhere, or to what cannot be meant. */
export const danglingReference: Rule = {
  name: 'dangling-reference',
  severity: 'error',
  kind: 'meaning',
  summary:
    'A reference leads to a field, an entry or an objective that is not there, or to what cannot be meant.',
  why:
    'A reference that leads nowhere takes its sentence with it: the blank is not filled in, the term that was to be ' +
    'replaceable is not, the promise rests on nothing. Nobody notices in the printed contract, where the words look complete.',
  source: 'commonform-lint: broken references.',
  limits:
    'References by id are refused by the form and not told again. A field that the agreement could have and has not is taken as meant. ' +
    'Objectives in other files are looked up only if the file can be read.',
  bad: {
    example: 'cloud-service',
    change: {
      variables:
        '[{ id: availability-level, label: Availability, fields: [objectives.platform-availabilty.target] }]',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      variables:
        '[{ id: availability-level, label: Availability, fields: [objectives.platform-availability.target, objectives.platform-availability.minimum] }]',
    },
  },
  *check(context) {
    yield* judgePaths(context);
    yield* judgeUnderpinnings(context);
    yield* judgeChains(context);
    yield* judgeSigners(context);
    yield* judgeExclusions(context);
    yield* judgeInstances(context);
  },
};

function* judgePaths(context: LintContext): Iterable<Finding> {
  const changed = new Set(
    (context.agreement.amendments ?? []).flatMap(({ changes }) => (changes ?? []).map(({ field }) => field)),
  );
  for (const dangling of danglingPaths(context)) {
    const { path, way, part, before, meant } = dangling;
    const isAmendment = path.startsWith('/amendments/');
    // An amendment may have deleted the whole entry, so that it is no longer there.
    if (isAmendment && changed.has(before === '' ? part : `${before}.${part}`)) continue;
    yield {
      path,
      ...(isAmendment && { severity: 'warning' as const }),
      message: `\`${shorten(way)}\` leads nowhere, because ${before === '' ? 'the agreement' : `\`${shorten(before)}\``} has no \`${shorten(part)}\`: ${consequence(dangling)}`,
      hint:
        meant === undefined
          ? 'write the names of fields and the ids in lists with points between, such as `objectives.uptime.target`'
          : `write \`${meant}\``,
      facts: { part },
      ...(meant !== undefined && {
        fix: {
          title: `Write \`${meant}\``,
          safe: false,
          changes: [{ type: 'replace' as const, path, text: meant }],
        },
      }),
    };
  }
}

function consequence({ path }: DanglingPath): string {
  if (path.startsWith('/variables/')) return 'whoever fills in the variable fills in nothing';
  if (path.startsWith('/levels/')) return 'no lower level may replace anything by it';
  if (path.startsWith('/amendments/')) return 'nobody can see what the amendment has changed';
  if (path.startsWith('/lint/')) return 'the acceptance covers no finding';
  return 'it has no effect';
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The objective that another agreement is said to promise. */
function* judgeUnderpinnings({ all, underpinnings }: LintContext): Iterable<Finding> {
  for (const { value: underpinning, path } of all('underpinnings')) {
    const { objective, title, id } = underpinning;
    const file = underpinnings.get(id);
    if (objective === undefined || !file?.agreement) continue;
    const ids = (file.agreement.objectives ?? []).map((one) => one.id);
    if (ids.includes(objective)) continue;
    const meant = nearest(objective, ids.slice(0, 200));
    yield {
      path: `${path}/objective`,
      message: `“${title ?? id}” has no objective \`${objective}\` (${file.file}): what rests on it here has no promise behind it`,
      hint:
        meant === undefined
          ? `write the id of an objective of ${file.file}, or delete \`objective\``
          : `write \`objective: ${meant}\``,
      facts: { objective, file: file.file },
      ...(meant !== undefined && {
        fix: {
          title: `Write \`objective: ${meant}\``,
          safe: false,
          changes: [{ type: 'replace' as const, path: `${path}/objective`, text: meant }],
        },
      }),
    };
  }
}

/** The parts of a chain are its own: those of another are computed there. */
function* judgeChains({ agreement, find }: LintContext): Iterable<Finding> {
  for (const [index, chain] of (agreement.chains ?? []).entries()) {
    const own = new Set(chain.parts.map(({ id }) => id));
    for (const [place, part] of chain.parts.entries()) {
      for (const [at, id] of (part.of ?? []).entries()) {
        if (own.has(id)) continue;
        const name = find('objectives', chain.objective)?.value.name ?? chain.id;
        yield {
          path: `/chains/${index}/parts/${place}/of/${at}`,
          message: `\`${id}\` is a part of another chain, so that “${part.name ?? part.id}” lacks it: what “${name}” comes to cannot be computed`,
          hint: `add a part with its own id to \`chains.${chain.id}.parts\`, with the same promise as \`${id}\`, and name it here`,
          facts: { part: id },
        };
      }
    }
  }
}

/** Whoever signs for a party speaks for it, for what it belongs to, or for what belongs to it. */
function* judgeSigners(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  const lists = [
    { signatures: agreement.signatures ?? [], path: '/signatures' },
    ...(agreement.amendments ?? []).map(({ signatures }, index) => ({
      signatures: signatures ?? [],
      path: `/amendments/${index}/signatures`,
    })),
  ];
  for (const { signatures, path } of lists) {
    for (const [index, { party, signer, capacity }] of signatures.entries()) {
      const contact = find('contacts', signer)?.value;
      // A capacity may say by which power somebody signs for a stranger.
      if (!contact || !find('parties', party) || !find('parties', contact.party) || capacity !== undefined)
        continue;
      if (withParents(context, party).has(contact.party) || withParents(context, contact.party).has(party))
        continue;
      yield {
        path: `${path}/${index}/signer`,
        severity: 'warning',
        message: `“${contact.name}” is a contact of \`${contact.party}\` and signs for \`${party}\`: as long as nothing says by which power, \`${party}\` may hold that it is not bound`,
        hint: `write a contact of \`${party}\` in \`signer\`, or the power in \`capacity\``,
        facts: { signer: contact.id, party },
        related: [{ path: `${path}/${index}/party`, message: 'the party that is to be bound' }],
      };
    }
  }
}

/** An exclusion of other services has no effect on an objective. */
function* judgeExclusions({ all, find }: LintContext): Iterable<Finding> {
  const servicesOf = new Map<string, ReadonlySet<string>>();
  for (const { value: objective, path } of all('objectives')) {
    const { service, exclusions, name } = objective;
    if (service === undefined) continue;
    for (const [index, id] of (exclusions ?? []).entries()) {
      const exclusion = find('exclusions', id);
      if (!exclusion?.value.services) continue;
      const services = servicesOf.get(id) ?? new Set(exclusion.value.services);
      servicesOf.set(id, services);
      if (services.has(service)) continue;
      yield {
        path: `${path}/exclusions/${index}`,
        severity: 'warning',
        message: `The exclusion \`${id}\` is not for the service \`${service}\`, so that it never applies to “${name}”: \`${objective.obligor}\` answers for what it is believed to exclude`,
        hint: `add \`${service}\` to \`services\` of the exclusion, or delete \`${id}\` here`,
        facts: { exclusion: id, service },
        related: [{ path: `${exclusion.path}/services`, message: 'the services that it is for' }],
      };
    }
  }
}

/** A place has targets of the objectives of its own service only. */
function* judgeInstances({ all, find }: LintContext): Iterable<Finding> {
  for (const { value: service, path } of all('services')) {
    for (const [index, instance] of (service.instances ?? []).entries()) {
      for (const [place, { objective: id }] of (instance.targets ?? []).entries()) {
        const other = find('objectives', id)?.value.service;
        if (other === undefined || other === service.id) continue;
        yield {
          path: `${path}/instances/${index}/targets/${place}/objective`,
          severity: 'warning',
          message: `“${instance.name}” is a place of “${service.name}”, but \`${id}\` is an objective of the service \`${other}\`: the target for this place changes nothing`,
          hint: `write an objective of \`${service.id}\`, or move the place to \`${other}\``,
          facts: { objective: id, service: other },
        };
      }
    }
  }
}
