// Makes the one sheet of the site: what the theme's sheets have for it, then ours: `node scripts/styles.mjs folder/of/the/sheets [another.css]`.
// PurgeCSS keeps a rule when its words stand in the templates, in the scripts, or in the specimen of all that authors can write.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const ASSETS = `${HOME}/../site/assets`;
const OURS = ["cunke.css", "selftest.css", "frame.css"];
const [sheets, out = `${ASSETS}/sheet.css`] = process.argv.slice(2);
const BANNER = "/* Material for MkDocs' sheets (MIT) as far as the site needs them, then ours; made by scripts/styles.mjs, do not edit. */\n";

const css = readdirSync(sheets).filter((name) => name.endsWith(".css")).sort().map((name) => `${sheets}/${name}`);
const purged = await new PurgeCSS().purge({
  content: [`${HOME}/styles/specimen.html`, `${HOME}/../site/templates/*.html`],
  css,
  variables: true,
  fontFace: true,
  keyframes: true,
});
const own = OURS.map((name) => readFileSync(`${ASSETS}/${name}`, "utf8"));
const all = [...purged.map((one) => one.css), ...own].join("\n");
const { code } = await transform(all, { loader: "css", minify: true, charset: "utf8", target: "chrome87" });
writeFileSync(out, BANNER + code);
