// Takes from the theme's sheets what the site can use: `node scripts/styles.mjs folder/of/the/sheets [another.css]`.
// PurgeCSS keeps a rule when its words stand in the templates, in the scripts, or in the specimen of all that authors can write.
import { readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const [sheets, out = `${HOME}/../site/assets/theme.css`] = process.argv.slice(2);
const BANNER = "/* What is left of Material for MkDocs' sheets (MIT) after scripts/styles.mjs; do not edit. */\n";

const css = readdirSync(sheets).filter((name) => name.endsWith(".css")).sort().map((name) => `${sheets}/${name}`);
const purged = await new PurgeCSS().purge({
  content: [`${HOME}/styles/specimen.html`, `${HOME}/../site/templates/*.html`],
  css,
  variables: true,
  fontFace: true,
  keyframes: true,
});
const { code } = await transform(purged.map((one) => one.css).join("\n"), { loader: "css", minify: true, target: "chrome87" });
writeFileSync(out, BANNER + code);
