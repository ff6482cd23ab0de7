import { startTool } from "../tool";
import { NotebookApp } from "./app";

startTool("notebook", (root, library, phone) => new NotebookApp(root, library, phone).start());
