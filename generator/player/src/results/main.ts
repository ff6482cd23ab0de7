import { one } from "../dom";
import { Library } from "../library";
import { assetsOf } from "../load";
import { thisPhone } from "../phone";
import { ResultsApp } from "./app";

const assets = assetsOf(document);

function start(): void {
  const index = window.cunkeIndex;
  if (!index) return;
  document.querySelector(".ck-noscript")?.remove();
  new ResultsApp(one(document, "#results"), new Library(index, assets), thisPhone(assets)).start();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
