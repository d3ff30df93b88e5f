import type { Exact } from '../../compute/exact.ts';

/**
 * Seconds as an agreement writes a duration, cut to what people write: whole minutes from ten minutes on, otherwise whole
 * seconds. 2,419.2 s is PT40M.
 */
export function isoDuration(seconds: Exact): string {
  const whole = Number(seconds.floor().n);
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60)];
  const rest = whole >= 600 ? 0 : whole % 60;
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return `PT${text || '0S'}`;
}
