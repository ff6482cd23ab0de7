import { PeleError, register, render, type RenderOptions, type TextMeasurer } from "pele/core";
import flowchart from "pele/diagrams/flowchart";
import sequence from "pele/diagrams/sequence";
import state from "pele/diagrams/state";
import timeline from "pele/diagrams/timeline";

/** What Python is told (generator/diagram/engine.py): a drawing, or where the text cannot be read. Lines and columns from 1. */
type Told = { svg: string; width: number; height: number } | { code: string; line: number; column: number };

declare global {
  // eslint-disable-next-line no-var
  var draw: (source: string) => string;
}

register(flowchart, sequence, state, timeline);

/** Chinese characters and their punctuation are one em wide in every font; the rest as in Noto Sans SC, rounded up. */
const WIDE = /[\u2014\u2018-\u201d\u2026\u2e80-\u{3ffff}]/u;
const NARROW = /[ !'(),./:;I[\]ijl|]/;
const BROAD = /[%@GMOQWmw]/;
const measurer: TextMeasurer = {
  width: (text, size) => size * [...text].reduce((sum, sign) => sum + widthOf(sign), 0),
};

function widthOf(sign: string): number {
  return WIDE.test(sign) ? 1 : NARROW.test(sign) ? 0.35 : BROAD.test(sign) ? 0.93 : 0.62;
}

/** Made for a phone of 360 points: what would be wider is turned or broken into lines. Nothing is fetched, nothing leads anywhere. */
const OPTIONS: RenderOptions = {
  measurer,
  maxWidth: 328,
  directionBreakpoint: 400,
  autoDirection: true,
  responsive: false,
  padding: 4,
  fontSize: 16,
  links: false,
  images: false,
  limit: 8000,
  outputLimit: 400_000,
  maxEdges: 120,
  config: {
    flowchart: { wrappingWidth: 132, nodeSpacing: 20, rankSpacing: 36 },
    sequence: { width: 90, actorMargin: 20, wrap: true },
  },
};

function drawn(source: string): Told {
  try {
    const { svg, width, height } = render(source, OPTIONS);
    return { svg, width, height };
  } catch (error) {
    if (error instanceof PeleError) return { code: error.code, line: error.line, column: error.column };
    throw error;
  }
}

globalThis.draw = (source) => JSON.stringify(drawn(source));
