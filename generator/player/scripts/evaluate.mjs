// Asks the search of the phone, not a copy of it: reads {text, queries} on stdin, writes one ranked list of addresses for each query.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const built = await build({
  absWorkingDir: HOME,
  entryPoints: ["src/search/engine.ts"],
  bundle: true,
  format: "esm",
  target: "node20",
  write: false,
});
const { openSearch } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString("base64")}`);
const { text, queries } = JSON.parse(readFileSync(0, "utf8"));
const search = openSearch(text);
const start = performance.now();
const answers = queries.map((query) => {
  const { pages, instead } = search(query);
  return { instead, pages: pages.map(({ address, sections }) => ({ address, sections: sections.map((one) => one.address) })) };
});
process.stdout.write(JSON.stringify({ answers, milliseconds: (performance.now() - start) / queries.length }));
