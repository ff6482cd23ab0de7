import { LOOK_KEY, read } from "./kept";
import { lookOf, phoneIsDark, wear } from "./look";

// Stands in the head of every page, so that nothing flashes; what needs scripts is shown only where they run.
document.documentElement.dataset.js = "";
wear(lookOf(read(LOOK_KEY), phoneIsDark()));
