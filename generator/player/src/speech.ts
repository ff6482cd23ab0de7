import { all, makeButton } from "./dom";

const CHINESE = /^(zh|cmn)\b/i;
const READING = "停下";
const SILENT = "读给我听";

/** A Chinese voice of the phone's own. Others send what they read to a server, and nothing leaves the phone. */
function voiceOf(speech: SpeechSynthesis): SpeechSynthesisVoice | undefined {
  return speech.getVoices().find((voice) => voice.localService && CHINESE.test(voice.lang.replace("_", "-")));
}

/** Shows the buttons that read aloud once there is a voice for them. */
export function watchVoices(page: Document, speech: SpeechSynthesis | undefined): void {
  if (!speech) return;
  const look = (): void => void page.documentElement.classList.toggle("ck-can-speak", voiceOf(speech) !== undefined);
  speech.addEventListener?.("voiceschanged", look);
  look();
}

/** Something to say, and where it stands: it is marked while it is said. */
export interface Said {
  words: string;
  at?: HTMLElement;
}

/** A button that reads aloud, and stops when it is pressed again. */
export function makeReader(said: () => readonly Said[], speech: SpeechSynthesis | undefined): HTMLButtonElement {
  const stop = (): void => {
    button.textContent = SILENT;
    button.classList.remove("ck-reading");
    all(document, ".ck-said").forEach((one) => one.classList.remove("ck-said"));
  };
  const button = makeButton("ck-speak", SILENT, () => {
    const wasReading = button.textContent === READING;
    speech?.cancel();
    stop();
    if (!speech || wasReading) return;
    button.textContent = READING;
    button.classList.add("ck-reading");
    const parts = said();
    parts.forEach((part, at) => speech.speak(utter(part, voiceOf(speech), at === parts.length - 1 ? stop : undefined)));
  });
  return button;
}

function utter({ words, at }: Said, voice: SpeechSynthesisVoice | undefined, done?: () => void): SpeechSynthesisUtterance {
  const utterance = new SpeechSynthesisUtterance(words);
  if (voice) utterance.voice = voice;
  utterance.lang = "zh-CN";
  utterance.rate = 0.9;
  utterance.onstart = () => {
    at?.classList.add("ck-said");
    at?.scrollIntoView?.({ block: "center" });
  };
  utterance.onend = utterance.onerror = () => {
    at?.classList.remove("ck-said");
    done?.();
  };
  return utterance;
}

const SPOKEN =
  ".ck-stem, .ck-options > li > label, .ck-items > li, .ck-left, .ck-rights > li, .ck-result, details[open] > .ck-explanation";

/** What a question says, in the order in which one would read it out. */
export function wordsOf(item: HTMLElement): string {
  return all(item, SPOKEN)
    .map(spoken)
    .filter((words) => words !== "")
    .map((words) => (/[。？！；：]$/.test(words) ? words : `${words}。`))
    .join("");
}

/** A gap is read as 某某, a button not at all. */
function spoken(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  all(copy, "button, .ck-why").forEach((each) => each.remove());
  all(copy, "input.ck-blank").forEach((gap) => gap.replaceWith("某某"));
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}
