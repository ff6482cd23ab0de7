// Bundles what every page loads beside the player, each into one classic script: `node scripts/bundles.mjs [folder]`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: HOME,
  entryPoints: {
    first: "src/shell/first.ts",
    lost: "src/shell/lost.ts",
    shell: "src/shell/main.ts",
    search: "src/search/worker.ts",
    offline: "src/offline/main.ts",
    sw: "src/offline/worker.ts",
  },
  outdir: process.argv[2] ?? "../site/assets",
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: "chrome87",
  legalComments: "none",
  logLevel: "warning",
});
