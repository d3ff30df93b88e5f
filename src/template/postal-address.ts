import { type Binder, originOf } from './bind.ts';

/** Postal codes that stand behind the city though no region does: those of the United Kingdom (BS 7666). */
const BRITISH_CODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;

/**
 * An address as its country writes it, `between` its lines: the postal code behind a region ("Philadelphia, PA 19106"),
 * else before the city ("20457 Hamburg"); the country on the line of the city. Undefined for what is no address.
 */
export function postalAddress(address: unknown, binder: Binder, between: string): unknown {
  const { lines, city, region, postalCode, country } = (address ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(lines)) return undefined;
  const isLast = region !== undefined || BRITISH_CODE.test(originOf(postalCode)?.text ?? '');
  const place = isLast ? [city, region, postalCode] : [postalCode, city];
  const parts: { readonly part: unknown; readonly before: string }[] = (lines as unknown[]).map((part) => ({
    part,
    before: between,
  }));
  for (const [at, part] of place.filter((each) => each !== undefined).entries()) {
    const joinsCode = isLast ? part === postalCode : part === city;
    parts.push({ part, before: at === 0 ? between : joinsCode ? ' ' : ', ' });
  }
  if (country !== undefined) parts.push({ part: country, before: ', ' });
  return binder.join(
    parts.map(({ part }) => part),
    (at) => (at === 0 ? '' : parts[at]!.before),
  );
}
