import { startTool } from "../tool";
import { ResultsApp } from "./app";

startTool("results", (root, library, phone) => new ResultsApp(root, library, phone).start());
