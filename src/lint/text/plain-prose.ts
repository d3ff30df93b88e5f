import { proseReferences } from '../../agreement/prose.ts';

/** A sentence, or what stands between two full stops, with its offset in the text. */
export interface Sentence {
  readonly from: number;
  readonly text: string;
}

/** What stands in place of a bound value: as long as its braces. */
export const BOUND = '\uFFFC';

/**
 * A text as it is read, every character at its own place: marks and addresses are spaces, a bound value is a row of
 * placeholders, and a quotation is left out where it is asked for.
 */
export function plainProse(text: string, leaveOut: { readonly quotations?: boolean } = {}): string {
  // Most texts are as they are read.
  if (!/[[{*“"「\n\r\t@]|:\/\/|www\./.test(text)) return text;
  let plain = text;
  const blank = (from: number, to: number, sign = ' '): void => {
    plain = plain.slice(0, from) + sign.repeat(to - from) + plain.slice(to);
  };
  for (const { type, from, to } of proseReferences(text)) {
    if (type === 'binding') blank(from, to, BOUND);
    else {
      blank(from, from + 2);
      blank(to - 2, to);
    }
  }
  for (const { index, 0: address } of plain.matchAll(/\]\([^()\s]{1,300}\)/g))
    blank(index + 1, index + address.length);
  for (const { index, 0: address } of plain.matchAll(ADDRESS)) blank(index, index + address.length);
  if (leaveOut.quotations)
    for (const { index, 0: quotation } of plain.matchAll(/“[^“”]{1,300}”|"[^"]{1,300}"|「[^「」]{1,300}」/g))
      blank(index, index + quotation.length);
  return plain.replace(/[\s*]/g, ' ');
}

/** Addresses of pages and mail, without the stop of a sentence behind them: their words say nothing. */
const ADDRESS =
  /(?:\b[a-z][a-z0-9+.-]{1,10}:\/\/|\bwww\.)[^\s<>"”)\]\uFFFC]*[^\s<>"”)\].,;:!?\uFFFC]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi;

/** The words of the author's own defined terms and names as one rule's text may not be taken for common words. */
export function withoutTerms(text: string): string {
  let plain = plainProse(text, { quotations: true });
  for (const { type, from, to } of proseReferences(text))
    if (type === 'term') plain = plain.slice(0, from) + BOUND.repeat(to - from) + plain.slice(to);
  return plain;
}

/**
 * Stops that end a word and not a sentence, in English and German: of single letters, unless these are the name of
 * something such as “Company X”, of letters with stops between, and of these.
 */
const ABBREVIATED = new RegExp(
  `(?:(?<!(?:Annex|Appendix|Class|Company|Customer|Exhibit|Group|Level|Option|Part|Party|Plan|Provider|Schedule|Site|Team|Tier|Zone))(?:^|[\\s(./])[A-Za-z]|(?:^|[\\s(])(?:${[
    '[eE]\\.g|[iI]\\.e|No|Nos|Nr|Arts?|Secs?|Cl|Sch|Abs|Ziff|[Pp]aras?|Figs?|Vol|pp',
    'Inc|Ltd|Co|Corp|Bros|Dept|Univ|Dr|Mr|Mrs|Ms|Prof|Sr|Jr|Hon|St|Ave|Rd|Blvd|Ste|Str|Bldg',
    'vs|cf|approx|incl|excl|resp|inkl|bzw|ggf|vgl|ca|evtl|zzgl',
    'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec',
  ].join('|')}))\\.$`,
);
/** Words that begin a sentence even behind such a stop. */
const OPENS =
  /^[”"’)]*\s+(?:A|After|All|An|Any|As|At|Before|Both|Each|Either|Every|For|If|In|It|Neither|On|Such|That|The|These|They|This|Those|Until|Upon|When|Where|Within|Das|Der|Die|Ein|Eine|Im|Wenn)\s/;

/** The sentences of a text that `plainProse` made. */
export function sentencesOf(plain: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const { index, 0: end } of plain.matchAll(/[.!?][”"’)]*(?=\s+[\p{Lu}“"([])|[。！？]/gu)) {
    const to = index + end.length;
    if (
      end.startsWith('.') &&
      !OPENS.test(plain.slice(to, to + 14)) &&
      isAbbreviation(plain, from, index + 1)
    )
      continue;
    sentences.push({ from, text: plain.slice(from, to) });
    from = to;
  }
  sentences.push({ from, text: plain.slice(from) });
  return sentences.flatMap(({ from: at, text }) => {
    const trimmed = text.trim();
    return trimmed === '' ? [] : [{ from: at + text.indexOf(trimmed), text: trimmed }];
  });
}

function isAbbreviation(plain: string, from: number, to: number): boolean {
  return ABBREVIATED.test(plain.slice(Math.max(from, to - 24), to));
}

const WORD = /[\p{L}\p{N}]+(?:[’'./-][\p{L}\p{N}]+)*|\uFFFC+/gu;

/** How many words a text has; a bound value is one. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** The first words of a long text, to be recognised by. */
export function beginningOf(text: string, words = 6): string {
  const parts = text.split(/\s+/);
  const short = parts.slice(0, words).join(' ');
  const shown = short.length > 60 ? short.slice(0, 60).trimEnd() : short;
  return shown.length < text.length ? `${shown} …` : shown;
}
