/** The folder of the scripts, from the address of the one that runs now; to be asked while the page is being read. */
export function assetsOf(page: Document): string {
  const source = page.currentScript?.getAttribute("src");
  return source ? new URL(".", new URL(source, page.baseURI)).href : "";
}

/** Runs a classic script of the site: from a folder nothing else can be loaded. Rejects where it cannot be had. */
export function loadScript(page: Document, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = page.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new LoadError(address));
    };
    page.head.append(script);
  });
}

/** A file of the site that could not be had: no network, or not there any more. */
export class LoadError extends Error {}

/** `policy-leave` for `policy/leave.md`. */
export function stemOf(path: string): string {
  return path.replace(/\.md$/, "").replace(/\//g, "-");
}

/** The body of HTML that stands in one of the site's own files. */
export function parseHtml(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}
