// Bundles the player into one classic script (module scripts do not run from file://): `npm run build [-- another.js]`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: HOME,
  entryPoints: ["src/main.ts"],
  outfile: process.argv[2] ?? "../site/assets/player.js",
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: "chrome87",
  legalComments: "none",
  banner: { js: "/* Cunke player, built from generator/player. Do not edit. */" },
  logLevel: "warning",
});
