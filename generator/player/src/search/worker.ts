import { type Answer, openSearch } from "./engine";
import { type Fetch, type SplitText, openSplit } from "./shards";
import { SoundsApartError } from "./syllables";
import { type PackedText, type SearchText, unpack } from "./text";

export type Ask = (query: string) => Promise<Answer>;

export interface Question {
  id: number;
  query: string;
}

/** Without an answer: a piece of the text could not be fetched. */
export interface Reply {
  id: number;
  answer?: Answer;
}

/** A worker's scope, or a page opened from a folder, which may not start workers and leaves word where it waits. */
interface Scope {
  cunkeSearchText?: (text: PackedText | PackedText<SplitText>) => void;
  cunkeSearchPiece?: (key: string, content: unknown) => void;
  cunkeSearchReady?: (search: Ask) => void;
  document?: Document;
  onmessage?: (event: { data: Question }) => void;
  postMessage(reply: Reply): void;
  importScripts(...addresses: string[]): void;
}

/** The file with the text, beside this one; the build writes its name here. A script comes by http, from a folder and from a cache alike. */
const TEXT = "__SEARCH_TEXT__";

function open(scope: Scope): void {
  const bring = bringerOf(scope);
  let search: Ask | undefined;
  const fetch = piecesOf(scope, bring);
  scope.cunkeSearchText = (packed) => {
    search = withSounds(unpack<SearchText | SplitText>(packed), fetch);
    scope.cunkeSearchReady?.(search);
  };
  if (!scope.document) {
    const reply = (id: number) => [(answer: Answer) => scope.postMessage({ id, answer }), () => scope.postMessage({ id })] as const;
    scope.onmessage = ({ data }) => void search?.(data.query).then(...reply(data.id));
  }
  void bring(TEXT);
}

/** The search; how the text sounds is fetched for the first query that needs it, and done without where it cannot be. */
function withSounds(text: SearchText | SplitText, fetch: Fetch): Ask {
  const find = "pieces" in text ? openSplit(text, fetch) : openSearch(text);
  return async (query) => {
    try {
      return await find(query);
    } catch (reason) {
      if (!(reason instanceof SoundsApartError)) throw reason;
      const sounds = await fetch(reason.file).catch(() => ({}));
      Object.assign(text, sounds, { sounds: undefined });
      return await find(query);
    }
  };
}

/** Runs another script from the folder of this one. */
function bringerOf(scope: Scope): (name: string) => Promise<void> {
  const { document: page } = scope;
  if (!page) {
    return (name) => {
      scope.importScripts(name); // a failure is the worker's own error, heard by the page
      return Promise.resolve();
    };
  }
  const here = (page.currentScript as HTMLScriptElement).src;
  return (name) =>
    new Promise((done, fail) => {
      const script = page.createElement("script");
      script.src = new URL(name, here).href;
      script.onload = () => done();
      script.onerror = () => fail(new TypeError(`cannot load ${name}`));
      page.head.append(script);
    });
}

/** A piece is a script, too, which calls with what it holds. */
function piecesOf(scope: Scope, bring: (name: string) => Promise<void>): Fetch {
  const held = new Map<string, unknown>();
  scope.cunkeSearchPiece = (key, content) => held.set(key, content);
  return async (name) => {
    await bring(name);
    return held.get(/^search-(\w+)\./.exec(name)?.[1] ?? "");
  };
}

open(self as unknown as Scope);
