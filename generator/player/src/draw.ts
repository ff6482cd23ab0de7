import { shuffled, stream } from "./chance.ts";
import { sealOf, type Mix, type PaperCode } from "./code.ts";

/** What the draw knows of a question; as in generator/draw.py, which says how a paper is drawn. */
export interface Ticket {
  id: string;
  fingerprint: string;
  /** The module's number. */
  module: number;
  section: string;
  difficulty: number;
  /** Empty for a question of its own. */
  case: string;
  type: string;
  /** How many options, items or right sides there are to shuffle. */
  size: number;
  pinned: readonly number[];
}

/** `order` holds authored positions as shown. */
export interface Drawn<T extends Ticket> {
  ticket: T;
  order: number[];
}

const SHARES: Readonly<Record<Mix, readonly number[] | null>> = { any: null, easy: [7, 3, 0], even: [4, 4, 2], hard: [2, 4, 4] };

/** The questions of a code's modules. */
export function pool<T extends Ticket>(tickets: readonly T[], code: PaperCode): T[] {
  return tickets.filter(({ module }) => code.modules.length === 0 || code.modules.includes(module));
}

/** Four characters that change when a question of the pool, or what the draw goes by, changes. */
export function bankFingerprint(tickets: readonly Ticket[]): string {
  return sealOf("draw 1\n" + tickets.map(lineOf).join(""));
}

function lineOf(one: Ticket): string {
  const { id, fingerprint, module, section, difficulty, type, size, pinned } = one;
  return `${id} ${fingerprint} ${module} ${section} ${difficulty} ${one.case} ${type} ${size} ${pinned.join(",")}\n`;
}

/** The paper of a code, out of its pool. */
export function draw<T extends Ticket>(tickets: readonly T[], code: PaperCode): Drawn<T>[] {
  const groups = shuffled(grouped(tickets), stream(`${code.seed}/draw`));
  const order = shuffled(chosen(groups, code), stream(`${code.seed}/${code.variant}/order`));
  return order.flat().map((ticket) => ({ ticket, order: optionsOrder(ticket, code) }));
}

/** The parts of a case stay together. */
function grouped<T extends Ticket>(tickets: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const ticket of tickets) {
    const last = groups[groups.length - 1];
    if (last?.[0] && ticket.case && last[0].case === ticket.case && last[0].module === ticket.module) last.push(ticket);
    else groups.push([ticket]);
  }
  return groups;
}

/** Spread over modules, difficulties and sections; what comes earlier wins where all is equal. */
function chosen<T extends Ticket>(groups: readonly T[][], { mix, count }: PaperCode): T[][] {
  const taken = new Map<number | string, number>();
  const hard = [0, 0, 0, 0];
  const rank = ([first]: readonly T[]): number[] => {
    const { module, difficulty, section } = first as T;
    const share = SHARES[mix]?.[difficulty - 1];
    const full = share !== undefined && (hard[difficulty] ?? 0) * 10 >= share * count;
    return [taken.get(module) ?? 0, Number(full), taken.get(section) ?? 0];
  };
  const add = (key: number | string, size: number): void => void taken.set(key, (taken.get(key) ?? 0) + size);

  const result: T[][] = [];
  let [left, waiting] = [count, groups];
  for (;;) {
    const best = least(waiting.filter((group) => group.length <= left), rank);
    if (!best?.[0]) return result;
    result.push(best);
    waiting = waiting.filter((group) => group !== best);
    left -= best.length;
    add(best[0].module, best.length);
    add(best[0].section, 1);
    hard[best[0].difficulty] = (hard[best[0].difficulty] ?? 0) + best.length;
  }
}

/** The first of those with the smallest rank. */
function least<G>(groups: readonly G[], rank: (group: G) => number[]): G | undefined {
  let best: { group: G; rank: number[] } | undefined;
  for (const group of groups) {
    const own = rank(group);
    if (!best || isLess(own, best.rank)) best = { group, rank: own };
  }
  return best?.group;
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at >= 0 && (one[at] as number) < (other[at] as number);
}

/** Authored positions in the order in which they are shown; an order question never comes in the right order. */
export function optionsOrder({ id, type, size, pinned }: Ticket, { seed, variant }: PaperCode): number[] {
  const free = Array.from({ length: size }, (_, at) => at).filter((at) => !pinned.includes(at));
  const order = shuffled(free, stream(`${seed}/${variant}/${id}`));
  const isRight = type === "order" && order.every((at, place) => at === free[place]);
  return [...(isRight ? [...order.slice(1), ...order.slice(0, 1)] : order), ...pinned];
}
