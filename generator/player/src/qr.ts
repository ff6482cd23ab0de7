import encodeQR from "qr";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4;

/** A QR code as a picture that scales: dark on white in every colour scheme. */
export function makeQr(text: string, label: string): SVGSVGElement {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  const size = rows.length;
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("class", "ck-qr");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", label);
  const paper = shape("rect", { width: String(size), height: String(size), fill: "#fff" });
  picture.append(paper, shape("path", { d: pathOf(rows), fill: "#000" }));
  return picture;
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** One stroke for each run of dark squares. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows.map(strokesOf).join("");
}

function strokesOf(row: readonly boolean[], y: number): string {
  const signs = row.map((dark) => (dark ? "1" : "0")).join("");
  return [...signs.matchAll(/1+/g)].map(({ 0: run, index = 0 }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("");
}
