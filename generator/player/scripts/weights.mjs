// What each library weighs in our scripts: bundled alone, minified, gzipped; {name: bytes} as JSON on stdout.
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const USED = {
  "qr (writer)": 'import encodeQR from "qr"; globalThis.used = encodeQR;',
  "qr (reader)": 'import decodeQR from "qr/decode.js"; globalThis.used = decodeQR;',
  "ts-fsrs": 'import { Rating, createEmptyCard, fsrs } from "ts-fsrs"; globalThis.used = [Rating, createEmptyCard, fsrs];',
};

async function weigh(contents) {
  const stdin = { contents, resolveDir: HOME };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "iife", target: "chrome87", legalComments: "none", write: false });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

const weights = await Promise.all(Object.entries(USED).map(async ([name, contents]) => [name, await weigh(contents)]));
process.stdout.write(JSON.stringify(Object.fromEntries(weights)));
