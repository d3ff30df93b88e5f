/** The date of the documents, or of a check: the option `name`, else SOURCE_DATE_EPOCH, else none; an `error` says what is wrong with it. */
export function chooseDocumentDate(
  option: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  name = '--date',
): { readonly date?: string; readonly error?: string } {
  if (option !== undefined) {
    if (isDate(option)) return { date: option };
    return { error: `${name}: \`${option}\` is not a date; write it as YYYY-MM-DD, for example 2026-01-31` };
  }
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return {};
  const date = /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000) : undefined;
  if (date && date.getUTCFullYear() <= 9999) return { date: date.toISOString().slice(0, 10) };
  return { error: `SOURCE_DATE_EPOCH: \`${epoch}\` is not a number of seconds since 1970-01-01` };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
