// Draws papers for a comparison with Python: {tickets, codes} as JSON on stdin, the papers as JSON on stdout.
// Node reads the TypeScript itself (22.18 and later), so that nothing needs to be installed.
import { readFileSync } from "node:fs";
import { readCode, writeCode } from "../src/code.ts";
import { bankFingerprint, draw, pool } from "../src/draw.ts";

const { tickets, codes } = JSON.parse(readFileSync(0, "utf8"));

function paperOf(text) {
  const code = readCode(text);
  if ("words" in code) return { code: text, words: code.words };
  const pooled = pool(tickets, code);
  const drawn = draw(pooled, code).map(({ ticket, order }) => [ticket.id, order]);
  return { code: writeCode(code), fingerprint: bankFingerprint(pooled), drawn };
}

process.stdout.write(JSON.stringify(codes.map(paperOf)));
