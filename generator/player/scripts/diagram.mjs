// Bundles the drawing of diagrams for the small engine in which Python runs it: `node scripts/diagram.mjs ../diagram/mermaid.js`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: HOME,
  entryPoints: ["src/diagram/main.ts"],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: "es2020",
  legalComments: "none",
  banner: { js: "/* Built from generator/player, do not edit. Holds Pele, MIT License, Copyright (c) 2026 kepano: https://github.com/obsidianmd/pele */" },
  logLevel: "warning",
});
