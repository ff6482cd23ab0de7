// Bundles one classic script (module scripts do not run from file://): `node scripts/build.mjs ../site/assets/paper.js`.
// The name of the file says what is in it: src/paper/main.ts, for the player itself src/main.ts.
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const OUT = process.argv[2];
const NAME = basename(OUT, ".js");

await build({
  absWorkingDir: HOME,
  entryPoints: [NAME === "player" ? "src/main.ts" : `src/${NAME}/main.ts`],
  outfile: OUT,
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: "chrome87",
  legalComments: "none",
  banner: { js: "/* Built from generator/player. Do not edit. */" },
  logLevel: "warning",
});
