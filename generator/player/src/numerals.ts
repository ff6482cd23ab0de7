const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};

/** Largest first: a numeral is read around its largest unit. */
const UNITS: readonly (readonly [string, number])[] = [
  ["亿", 100_000_000],
  ["万", 10_000],
  ["千", 1000],
  ["百", 100],
  ["十", 10],
];

const NUMERAL = /(?:\d+\.\d+|[\d零〇一二两三四五六七八九十百千万亿])+/g;
const HAS_UNIT = /[十百千万亿]/;
const ZEROS_AHEAD = /^[零〇]+/;

/** The text with every Chinese numeral written in Arabic digits: 三千六百元 → 3600元, 3万 → 30000, 二〇二一 → 2021. */
export function toArabic(text: string): string {
  return text.replace(NUMERAL, (numeral) => (HAS_UNIT.test(numeral) ? withUnits(numeral) : digitByDigit(numeral)));
}

function digitByDigit(numeral: string): string {
  return [...numeral].map((sign) => DIGITS[sign] ?? sign).join("");
}

/** What is not one number stays as it is written: 三四十 is "thirty or forty". */
function withUnits(numeral: string): string {
  const value = valueOf(numeral);
  return value <= Number.MAX_SAFE_INTEGER ? String(Number(value.toFixed(4))) : numeral;
}

/** NaN when the words are not one number. */
function valueOf(numeral: string): number {
  for (const [sign, size] of UNITS) {
    const at = numeral.lastIndexOf(sign);
    if (at < 0) continue;
    const count = numeral.slice(0, at).replace(ZEROS_AHEAD, "") || "1"; // 十五 is 一十五
    return valueOf(count) * size + remainder(numeral.slice(at + 1), size);
  }
  const digits = numeral.replace(ZEROS_AHEAD, "");
  return DIGITS[digits] ?? Number(digits);
}

/** What follows a unit. A lone digit is the spoken short form: 三千六 is 3600, 一百五 is 150; 一百零五 is 105. */
function remainder(numeral: string, unit: number): number {
  const short = numeral.length === 1 && unit >= 100;
  return valueOf(numeral) * (short ? unit / 10 : 1);
}
