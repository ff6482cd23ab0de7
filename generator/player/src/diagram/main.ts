import { PeleError, parse, register, render, type RenderOptions } from "pele/core";
import flowchart from "pele/diagrams/flowchart";
import sequence from "pele/diagrams/sequence";
import state from "pele/diagrams/state";
import timeline from "pele/diagrams/timeline";
import { balanced, measurer } from "./lines";

/** What Python is told (generator/diagram/engine.py): a drawing, or where the text cannot be read. Lines and columns from 1. */
type Told = { svg: string; width: number; height: number } | { code: string; line: number; column: number };

declare global {
  var draw: (source: string) => string;
}

register(flowchart, sequence, state, timeline);

const TYPE = 16;
const LABEL_TYPE = 14;
const BOX = 132;

/** Made for a phone of 360 points: what would be wider is turned or broken into lines. Nothing is fetched, nothing leads anywhere. */
const OPTIONS: RenderOptions = {
  measurer,
  maxWidth: 328,
  directionBreakpoint: 400,
  autoDirection: true,
  responsive: false,
  padding: 4,
  fontSize: TYPE,
  links: false,
  images: false,
  limit: 8000,
  outputLimit: 400_000,
  maxEdges: 120,
  config: {
    flowchart: { wrappingWidth: BOX, nodeSpacing: 20, rankSpacing: 36 },
    sequence: { width: 90, actorMargin: 20, wrap: true },
  },
};

function drawn(source: string): Told {
  try {
    const model = parse(source, OPTIONS);
    if (model.type === "flowchart") {
      for (const node of model.nodes.values()) if (node.text) node.text = balanced(node.text, BOX / TYPE);
      for (const edge of model.edges) edge.text = balanced(edge.text, BOX / LABEL_TYPE);
    }
    const { svg, width, height } = render(model, OPTIONS);
    return { svg, width, height };
  } catch (error) {
    if (error instanceof PeleError) return { code: error.code, line: error.line, column: error.column };
    throw error;
  }
}

globalThis.draw = (source) => JSON.stringify(drawn(source));
