import { toArabic } from "../numerals";

const DIGITS = "零一二三四五六七八九";
const UNITS = ["", "十", "百", "千"] as const;
const LARGEST = 9999;

/** Units that mean the same in questions and in law: 3天 and 三日, 14岁 and 十四周岁, 10块 and 10元. */
const SAME_UNITS: Readonly<Record<string, readonly string[]>> = {
  天: ["天", "日"],
  日: ["日", "天"],
  岁: ["岁", "周岁"],
  块: ["块", "元"],
  元: ["元", "块"],
};

/** 98 → 九十八, 105 → 一百零五; undefined above 9999. */
export function toChinese(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST) return undefined;
  const digits = String(value);
  let words = "";
  let skipped = false;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[at]);
    const unit = digits.length - 1 - at;
    if (digit === 0) {
      skipped = true;
      continue;
    }
    const silent = digit === 1 && unit === 1 && !words; // 十五, not 一十五
    words += (skipped && words ? "零" : "") + (silent ? "" : DIGITS.charAt(digit)) + (UNITS[unit] ?? "");
    skipped = false;
  }
  return words || "零";
}

/** A number with the character after it, in every way that people and laws write it: 98天, 九十八天, 98日. */
export function writtenAlike(numeral: string, unit: string): string[] {
  const arabic = toArabic(numeral);
  const chinese = toChinese(Number(arabic));
  const numerals = chinese === undefined ? [numeral, arabic] : [arabic, chinese];
  const units = SAME_UNITS[unit] ?? [unit];
  const all = numerals.flatMap((one) => units.map((after) => one + after));
  return [...new Set(all)].filter((one) => one.length > 1);
}
