/** What a text that is no ISO 8601 duration probably meant: "30 days" → "P30D"; undefined where it is not clear. */
export function suggestDuration(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  // The T before hours, minutes and seconds is often forgotten; "P30M" is a month and never asked about.
  const timed = /^P(\d+(?:[HS]|M(?=\d+S)))+$/.exec(upper);
  if (timed) return `PT${upper.slice(1)}`;
  const mixed = /^P((?:\d+[YMWD])+)((?:\d+[HS])+)$/.exec(upper);
  if (mixed) return `P${mixed[1]}T${mixed[2]}`;
  if (
    upper !== text &&
    /^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/.test(upper) &&
    /\d/.test(upper)
  )
    return upper;
  // "1M" lacks its P, "4H" its PT; a small m may be months or minutes.
  const bare = /^(\d+[YMWD]|(\d+H))$/.exec(text.trim());
  if (bare) return bare[2] === undefined ? `P${bare[1]}` : `PT${bare[2]}`;
  if (Object.hasOwn(adverbs, upper)) return adverbs[upper];
  const words = /^(\d+|an?|one)\s*-?\s*([a-z]+?)s?$/i.exec(text.trim());
  if (!words) return undefined;
  const count = /^\d+$/.test(words[1]!) ? words[1]! : '1';
  const unit = units[words[2]!.toLowerCase()];
  return unit?.replace('#', count);
}

const adverbs: Readonly<Record<string, string>> = {
  HOURLY: 'PT1H',
  DAILY: 'P1D',
  WEEKLY: 'P1W',
  MONTHLY: 'P1M',
  QUARTERLY: 'P3M',
  YEARLY: 'P1Y',
  ANNUALLY: 'P1Y',
};

const units: Readonly<Record<string, string>> = {
  y: 'P#Y',
  year: 'P#Y',
  yr: 'P#Y',
  quarter: 'P3M',
  month: 'P#M',
  mo: 'P#M',
  week: 'P#W',
  w: 'P#W',
  day: 'P#D',
  d: 'P#D',
  hour: 'PT#H',
  hr: 'PT#H',
  h: 'PT#H',
  minute: 'PT#M',
  min: 'PT#M',
  second: 'PT#S',
  sec: 'PT#S',
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a text that is no date probably meant; undefined where day and month cannot be told apart. */
export function suggestDate(text: string): string | undefined {
  const pad = (part: string): string => part.padStart(2, '0');
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text.trim());
  if (yearFirst) return realDate(`${yearFirst[1]}-${pad(yearFirst[2]!)}-${pad(yearFirst[3]!)}`);
  const named = /^(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/i.exec(text.trim());
  const american = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text.trim());
  const [day, month, year] = named
    ? [named[1], named[2], named[3]]
    : american
      ? [american[2], american[1], american[3]]
      : [];
  const index = months.indexOf(month?.toLowerCase() ?? '');
  if (index >= 0) return realDate(`${year}-${pad(String(index + 1))}-${pad(day!)}`);
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  if (german) return realDate(`${german[3]}-${pad(german[2]!)}-${pad(german[1]!)}`);
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (!slashes || slashes[1] === slashes[2])
    return slashes ? realDate(`${slashes[3]}-${pad(slashes[1]!)}-${pad(slashes[2]!)}`) : undefined;
  const [first, second] = [Number(slashes[1]), Number(slashes[2])];
  if (first > 12) return realDate(`${slashes[3]}-${pad(slashes[2]!)}-${pad(slashes[1]!)}`);
  return second > 12 ? realDate(`${slashes[3]}-${pad(slashes[1]!)}-${pad(slashes[2]!)}`) : undefined;
}

function realDate(date: string): string | undefined {
  return isRealDate(date) ? date : undefined;
}

/** Whether `YYYY-MM-DD` is a day of the Gregorian calendar. */
export function isRealDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** How many days a month of the Gregorian calendar has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** What a text that is no time of day probably meant: "9:00" → "09:00", "5 pm" → "17:00". */
export function suggestTime(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (!match) return undefined;
  const half = match[3]?.toLowerCase();
  const hour = (Number(match[1]) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0);
  if (half ? Number(match[1]) > 12 : Number(match[1]) > 23) return undefined;
  const minute = match[2] ?? '00';
  return Number(minute) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minute}`;
}

/** What a text that should be a plain number probably meant: "99,9 %" → "99.9", "$1,000" → "1000", "“5”" → "5". */
export function suggestNumber(text: string): string | undefined {
  const bare = text.replace(/\s*(?:percent|per cent)$|[\s%$€£¥_'"“”„‘’]|^[A-Z]{3}(?=\W|\d)|[A-Z]{3}$/g, '');
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  const pointed = /^-?\d+,\d+$/.test(grouped) ? grouped.replace(',', '.') : grouped;
  return isPlainNumber(pointed) ? pointed : undefined;
}

/** Whether a number is written as an agreement writes numbers: digits, and perhaps a point and digits. */
export function isPlainNumber(text: string): boolean {
  return /^-?(0|[1-9]\d{0,29})(\.\d{1,30})?$/.test(text);
}

/** An id made of any text: "Monthly Leads" → "monthly-leads"; undefined where nothing would remain. */
export function suggestId(text: string): string | undefined {
  const id = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return !/^[a-z]/.test(id) || id.length > 100 ? undefined : id;
}
