import { all } from "../dom";
import { offerOffline } from "./panel";
import { renew } from "./renew";
import { listKept } from "./shelf";

const base = document.body.dataset.base ?? ".";
for (const place of all(document, "[data-offline]")) void offerOffline(place, base);
for (const place of all(document, "[data-kept]")) listKept(place);
if (!document.querySelector("[data-offline]")) void renew(base);
