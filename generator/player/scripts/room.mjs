// A room full of phones without the phones: {tickets, entries, people} as JSON on stdin, the line that the player's own code writes
// for each person as JSON on stdout.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const OUT = `${HOME}/.build/room.mjs`;

await build({
  absWorkingDir: HOME,
  entryPoints: ["test/room.ts"],
  outfile: OUT,
  bundle: true,
  platform: "node",
  format: "esm",
  logLevel: "warning",
});
await import(OUT);
