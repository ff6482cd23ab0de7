import type { Entry } from "../grade";
import { blankView } from "./blank";
import { choiceView } from "./choice";
import { matchView } from "./match";
import { orderView } from "./order";
import type { MakeView } from "./view";

export const VIEWS: Readonly<Record<Entry["type"], MakeView>> = {
  single: choiceView,
  multiple: choiceView,
  judge: choiceView,
  blank: blankView,
  order: orderView,
  match: matchView,
};
