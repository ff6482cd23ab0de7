/** The way home from an address that does not exist: the nearest folder above that holds our sheet. */
async function findHome(): Promise<void> {
  const link = document.querySelector("a");
  const parts = location.pathname.split("/");
  for (let depth = parts.length - 1; depth > 0; depth--) {
    const folder = `${parts.slice(0, depth).join("/")}/`;
    const { ok } = await fetch(`${folder}assets/cunke.css`, { method: "HEAD" });
    if (ok && link) {
      link.href = `${folder}index.html`;
      return;
    }
  }
}

void findHome();
