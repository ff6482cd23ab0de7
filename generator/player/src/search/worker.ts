import { type Answer, type Search, openSearch } from "./engine";
import type { SearchText } from "./text";

export interface Question {
  id: number;
  query: string;
}

export interface Reply {
  id: number;
  answer: Answer;
}

/** A worker's scope, or a page opened from a folder, which may not start workers and leaves word where it waits. */
interface Scope {
  cunkeSearchText?: (text: SearchText) => void;
  cunkeSearchReady?: (search: Search) => void;
  document?: Document;
  onmessage?: (event: { data: Question }) => void;
  postMessage(reply: Reply): void;
  importScripts(...addresses: string[]): void;
}

/** The file with the text, beside this one; the build writes its name here. As a script it comes by http, from a folder and from a cache alike. */
const TEXT = "__SEARCH_TEXT__";

function open(scope: Scope): void {
  let search: Search | undefined;
  scope.cunkeSearchText = (text) => {
    search = openSearch(text);
    scope.cunkeSearchReady?.(search);
  };
  if (scope.document) {
    const script = scope.document.createElement("script");
    script.src = new URL(TEXT, (scope.document.currentScript as HTMLScriptElement).src).href;
    scope.document.head.append(script);
    return;
  }
  scope.onmessage = ({ data }) => {
    if (search) scope.postMessage({ id: data.id, answer: search(data.query) });
  };
  scope.importScripts(TEXT);
}

open(self as unknown as Scope);
