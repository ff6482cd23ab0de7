/**
 * Numbers by chance that are the same everywhere; generator/chance.py says how they are made, and both are held together by
 * test/fixtures/draw.json.
 */
export type Numbers = () => number;

/** 32 bits of a text (FNV-1a over its UTF-8 bytes). */
export function fnv1a(text: string): number {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) number = Math.imul(number ^ byte, 0x01000193);
  return number >>> 0;
}

/** Endless 32-bit numbers that depend on the name alone. */
export function stream(name: string): Numbers {
  return xoshiro128(splitmix32(fnv1a(name)));
}

type State = [number, number, number, number];

export function splitmix32(state: number): State {
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
  return [next(), next(), next(), next()];
}

/** xoshiro128** 1.1. */
export function xoshiro128([a, b, c, d]: State): Numbers {
  return () => {
    const number = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turned(d, 11);
    return number;
  };
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** A number from 0 up to, not including, the limit; each equally likely. */
export function below(limit: number, numbers: Numbers): number {
  const whole = 2 ** 32 - (2 ** 32 % limit);
  let number = numbers();
  while (number >= whole) number = numbers();
  return number % limit;
}

/** The same things in an order by chance: Fisher–Yates from the end. */
export function shuffled<T>(things: readonly T[], numbers: Numbers): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(last + 1, numbers);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
