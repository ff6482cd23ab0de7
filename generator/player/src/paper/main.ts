import { one } from "../dom";
import { Library } from "../library";
import { assetsOf } from "../load";
import { thisPhone } from "../phone";
import { PaperApp } from "./app";

const assets = assetsOf(document);

function start(): void {
  const index = window.cunkeIndex;
  if (!index) return;
  document.querySelector(".ck-noscript")?.remove();
  const app = new PaperApp(one(document, "#paper"), new Library(index, assets), thisPhone(assets));
  const open = (): void => app.start(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener("hashchange", open);
  open();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
