import { toArabic } from "./numerals";

const BLANK_SIGNS = /[\s\p{Cf}]+/gu;
const THOUSANDS_COMMA = /(?<=\d),(?=\d{3}(?!\d))/g;
const DASH_BETWEEN_DIGITS = /(?<=\d)[\p{Pd}~]+(?=\d)/gu;
/** Punctuation says nothing, but between two digits it does (3.5, 9:30), and so does a per cent sign. */
const IDLE_PUNCTUATION = /(?![%‰])(?:(?<!\d)\p{P}|\p{P}(?!\d))/gu;

/** Two answers that a teacher would call the same fold to the same text. */
export function fold(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(BLANK_SIGNS, "").replace(THOUSANDS_COMMA, "");
  return toArabic(plain).replace(DASH_BETWEEN_DIGITS, "-").replace(IDLE_PUNCTUATION, "");
}

/** `98天` before the printed word `天` is `98`: readers repeat the unit that already stands behind the blank. */
export function withoutUnit(text: string, following: string): string {
  const [, amount, unit] = /^([\d.]+)(\D+)$/.exec(fold(text)) ?? [];
  return amount && unit && fold(following).startsWith(unit) ? amount : text;
}
