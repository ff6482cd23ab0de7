import { startTool } from "../tool";
import { PaperApp } from "./app";

startTool("paper", (root, library, phone) => {
  const app = new PaperApp(root, library, phone);
  const open = (): void => app.start(location.hash.slice(1));
  window.addEventListener("hashchange", open);
  open();
});
