import type { Answer } from "../search/engine";
import type { Ask, Reply } from "../search/worker";

/** Begins to fetch the search; a page from a folder may not start workers and asks a script of its own. */
export function connect(address: string): Ask {
  if (location.protocol === "file:" || typeof Worker !== "function") return asScript(address);
  return asWorker(address);
}

function asWorker(address: string): Ask {
  const worker = new Worker(address);
  const waiting = new Map<number, { answer: (answer: Answer) => void; fail: (reason: Error) => void }>();
  let asked = 0;
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data.answer) waiting.get(data.id)?.answer(data.answer);
    else waiting.get(data.id)?.fail(new Error("a piece is missing"));
    waiting.delete(data.id);
  };
  worker.onerror = (event) => {
    for (const { fail } of waiting.values()) fail(new Error(event.message));
    waiting.clear();
  };
  return (query) =>
    new Promise((answer, fail) => {
      waiting.set(++asked, { answer, fail });
      worker.postMessage({ id: asked, query });
    });
}

/** The script puts the search on the window once the text has come. */
function asScript(address: string): Ask {
  const ready = new Promise<Ask>((found, fail) => {
    window.cunkeSearchReady = found;
    const script = document.createElement("script");
    script.src = address;
    script.onerror = () => fail(new Error(`cannot load ${address}`));
    document.head.append(script);
  });
  return async (query) => (await ready)(query);
}

declare global {
  interface Window {
    cunkeSearchReady?: (search: Ask) => void;
  }
}
