import { make, makeButton, makeStatus } from "../dom";
import { hasCamera, readPhoto, watchCamera } from "./scan";
import { wordsFor, type Taken } from "./take";

type Take = (text: string) => Taken;

/** Says what came of it: what else there is to say of photos comes first; `unit` is what the broken ones are counted in. */
type Tell = (taken: Taken, unit: string, remarks?: readonly string[]) => void;

/** The three ways in which results come: by camera, by photo, by pasted lines. `take` keeps what is good. */
export function makeCollector(take: Take): HTMLElement {
  const panel = make("section", "ck-collect");
  const said = makeStatus("ck-taken");
  const broken = make("ul", "ck-broken");
  const tell: Tell = (taken, unit, remarks = []) => {
    const nothing = taken.added.length + taken.again + taken.broken.length === 0;
    said.textContent = [...remarks, ...(nothing && remarks.length > 0 ? [] : [wordsFor(taken)])].join("");
    const told = taken.broken.map(({ line, text, words }) => `第 ${line} ${unit}：${words}（${text.slice(0, 24)}…）`);
    broken.replaceChildren(...told.map((words) => make("li", "", words)));
  };
  panel.append(make("h2", "", "收成绩"), makeCamera(take, tell), makePhotos(take, tell), makePaste(take, tell), said, broken);
  return panel;
}

function makePaste(take: Take, tell: Tell): HTMLElement {
  const form = make("form", "ck-form");
  const label = make("label", "ck-field");
  const field = make("textarea", "ck-paste");
  field.rows = 4;
  label.append(make("span", "ck-field-name", "粘贴成绩，一行一份，聊天记录整段粘也行"), field);
  form.append(label, make("button", "ck-button ck-submit ck-take", "收下"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const taken = take(field.value);
    tell(taken, "行");
    // What could not be read stays in the field, to be mended.
    field.value = taken.broken.map(({ text }) => text).join("\n");
  });
  return form;
}

function makePhotos(take: Take, tell: Tell): HTMLElement {
  const label = make("label", "ck-button ck-photo", "选二维码照片");
  const input = make("input", "ck-photo-input");
  input.type = "file";
  input.accept = "image/*";
  input.multiple = true;
  label.append(input);
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    void Promise.all(files.map(readPhoto)).then((texts) => {
      const { taken, remarks } = takePhotos(texts, take);
      tell(taken, "张照片", remarks);
      input.value = "";
    });
  });
  return label;
}

/** Each photo by itself, so that every one that gave nothing is named. */
export function takePhotos(texts: readonly (string | undefined)[], take: Take): { taken: Taken; remarks: string[] } {
  const taken: Taken = { added: [], again: 0, broken: [] };
  const [unread, foreign]: [number[], number[]] = [[], []];
  texts.forEach((text, at) => {
    const one = text === undefined ? undefined : take(text);
    if (!one) unread.push(at + 1);
    else if (one.added.length + one.again + one.broken.length === 0) foreign.push(at + 1);
    taken.added.push(...(one?.added ?? []));
    taken.again += one?.again ?? 0;
    taken.broken.push(...(one?.broken ?? []).map((each) => ({ ...each, line: at + 1 })));
  });
  const remarks = [
    ...(unread.length > 0 ? [`第 ${unread.join("、")} 张照片里没认出二维码：靠近些，拍正，别反光。`] : []),
    ...(foreign.length > 0 ? [`第 ${foreign.join("、")} 张照片里的二维码不是成绩。`] : []),
  ];
  return { taken, remarks };
}

function makeCamera(take: Take, tell: Tell): HTMLElement {
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
        if (text !== last) tell(take(text), "行");
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
