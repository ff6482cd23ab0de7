/** What the site's build writes for the search; `generator/site/search.py` makes it. */
export interface SearchText {
  /** Address from the site's root, title, and how much a page counts (1: what people look up). */
  pages: [address: string, title: string, weight: number][];
  /** Number of the page, anchor, heading, text, and the other words by which people ask for it (not shown). */
  sections: [page: number, anchor: string, title: string, text: string, aliases: string][];
  /** Numbers of the sections that only list sources or set exercises. */
  aside: number[];
  /** Groups of words that mean the same. */
  synonyms: string[][];
  /** Words of questions that say nothing of their subject: 怎么办, 多少天. */
  idle: string[];
  /** Syllables of the most common characters in the order of GB 2312, each with its number of characters: a2ai13an9…. */
  common: string;
  /** Further readings by syllable without tone: of other characters in the texts, and second ones. */
  syllables: Record<string, string>;
  /** The file that holds the two, where they are sent apart and are not here yet. */
  sounds?: string;
}

/** As it is sent: sections by page, in columns of anchors, headings, texts and aliases. */
export type PackedText<T extends SearchText = SearchText> = Omit<T, "sections"> & { sections: { counts: number[]; columns: string[] } };

const BORDER = "\u007f";

export function unpack<T extends SearchText>(packed: PackedText<T>): T {
  const { counts, columns } = packed.sections;
  const [anchors = [], titles = [], texts = [], aliases = []] = columns.map((column) => column.split(BORDER));
  const pages = counts.flatMap((count, page) => Array.from({ length: count }, () => page));
  const sections = pages.map((page, at) => [page, anchors[at] ?? "", titles[at] ?? "", texts[at] ?? "", aliases[at] ?? ""]);
  return { ...packed, sections } as unknown as T;
}

const WIDE = /[\u3000\uff01-\uff5eA-Z]/g;
const WIDE_TO_ASCII = 0xfee0;

/** Full width and capitals folded, character by character: a folded text is as long as the text. */
export function fold(text: string): string {
  return text.replace(WIDE, (sign) =>
    sign === "\u3000" ? " " : sign > "\uff00" ? String.fromCharCode(sign.charCodeAt(0) - WIDE_TO_ASCII).toLowerCase() : sign.toLowerCase(),
  );
}

/** A query as it is searched for. */
export function foldQuery(query: string): string {
  return fold(query.normalize("NFKC")).trim();
}
