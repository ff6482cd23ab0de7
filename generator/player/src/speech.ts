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

/** A button that reads words aloud, and stops when it is pressed again. */
export function makeReader(words: () => string, speech: SpeechSynthesis | undefined): HTMLButtonElement {
  const button = makeButton("ck-speak", SILENT, () => {
    const wasReading = button.textContent === READING;
    speech?.cancel();
    if (speech && !wasReading) read(words(), speech, button);
  });
  return button;
}

function read(words: string, speech: SpeechSynthesis, button: HTMLButtonElement): void {
  const utterance = new SpeechSynthesisUtterance(words);
  const voice = voiceOf(speech);
  if (voice) utterance.voice = voice;
  utterance.lang = "zh-CN";
  utterance.rate = 0.9;
  utterance.onend = utterance.onerror = () => (button.textContent = SILENT);
  button.textContent = READING;
  speech.speak(utterance);
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
