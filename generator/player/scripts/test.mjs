// Bundles test/*.test.ts for Node, which cannot read TypeScript at version 20, and runs them.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const OUT = ".build/test";

const names = readdirSync(`${HOME}/test`).filter((name) => name.endsWith(".test.ts"));
rmSync(`${HOME}/${OUT}`, { recursive: true, force: true });
await build({
  absWorkingDir: HOME,
  entryPoints: names.map((name) => `test/${name}`),
  outdir: OUT,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  outExtension: { ".js": ".mjs" },
});
const files = names.map((name) => `${OUT}/${name.replace(/\.ts$/, ".mjs")}`);
const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=dot", ...files], { cwd: HOME, stdio: "inherit" });
process.exitCode = status ?? 1;
