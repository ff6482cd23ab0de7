import { make, makeButton, makeStatus } from "../dom";
import { hasCamera, readPhoto, watchCamera } from "./scan";
import { wordsFor, type Taken } from "./take";

type Take = (text: string) => Taken;

/** The three ways in which results come: by camera, by photo, by pasted lines. `take` keeps what is good. */
export function makeCollector(take: Take): HTMLElement {
  const panel = make("section", "ck-collect");
  const said = makeStatus("ck-taken");
  const broken = make("ul", "ck-broken");
  const tell = (taken: Taken, photos: readonly string[] = []): void => {
    const anything = taken.added.length + taken.again + taken.broken.length > 0;
    said.textContent = [...photos, ...(anything || photos.length === 0 ? [wordsFor(taken)] : [])].join("");
    broken.replaceChildren(...taken.broken.map(({ line, text, words }) => make("li", "", `第 ${line} 行：${words}（${text.slice(0, 24)}…）`)));
  };
  panel.append(make("h2", "", "收成绩"), makeCamera(take, tell), makePhotos(take, tell), makePaste(take, tell), said, broken);
  return panel;
}

function makePaste(take: Take, tell: (taken: Taken) => void): HTMLElement {
  const form = make("form", "ck-form");
  const label = make("label", "ck-field");
  const field = make("textarea", "ck-paste");
  field.rows = 4;
  label.append(make("span", "ck-field-name", "粘贴成绩，一行一份，聊天记录整段粘也行"), field);
  form.append(label, make("button", "ck-button ck-submit ck-take", "收下"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const taken = take(field.value);
    tell(taken);
    // What could not be read stays in the field, to be mended.
    field.value = taken.broken.map(({ text }) => text).join("\n");
  });
  return form;
}

function makePhotos(take: Take, tell: (taken: Taken, photos: readonly string[]) => void): HTMLElement {
  const label = make("label", "ck-button ck-photo", "选二维码照片");
  const input = make("input", "ck-photo-input");
  input.type = "file";
  input.accept = "image/*";
  input.multiple = true;
  label.append(input);
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    void Promise.all(files.map(readPhoto)).then((texts) => {
      const unread = texts.flatMap((text, at) => (text === undefined ? [at + 1] : []));
      const words = `第 ${unread.join("、")} 张照片里没认出二维码：靠近些，拍正，别反光。`;
      tell(take(texts.filter((text) => text !== undefined).join("\n")), unread.length > 0 ? [words] : []);
      input.value = "";
    });
  });
  return label;
}

function makeCamera(take: Take, tell: (taken: Taken) => void): HTMLElement {
  const panel = make("div", "ck-camera");
  if (!hasCamera()) {
    panel.append(make("p", "ck-remark", "这个浏览器不让网页用摄像头。把二维码拍成照片，从下面选。"));
    return panel;
  }
  const video = make("video", "ck-video");
  video.muted = video.playsInline = true;
  video.hidden = true;
  const said = makeStatus("ck-camera-said");
  const button = makeButton("ck-scan", "打开摄像头扫码", () => void (stop ? close() : open()));
  let stop: (() => void) | undefined;
  let last = "";
  const open = async (): Promise<void> => {
    video.hidden = false;
    try {
      stop = await watchCamera(video, (text) => {
        if (text !== last) tell(take(text));
        last = text;
      });
      button.textContent = "关掉摄像头";
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      video.hidden = true;
      said.textContent = "摄像头打不开，可能没有允许。把二维码拍成照片，从下面选，也一样。";
    }
  };
  const close = (): void => {
    stop?.();
    stop = undefined;
    video.hidden = true;
    button.textContent = "打开摄像头扫码";
  };
  panel.append(button, video, said);
  return panel;
}
