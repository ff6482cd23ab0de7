"""Scripts that somebody plants: each would set `window.ran` if it got anywhere."""

from typing import Final

RUN: Final = "window.ran=1"

MARKDOWN: Final[dict[str, str]] = {
    "script": f"<script>{RUN}</script>",
    "script in capitals": f"<SCRIPT>{RUN}</SCRIPT>",
    "script unclosed": f"<script>{RUN}",
    "script in a block": f"<div>\n<script>{RUN}</script>\n</div>",
    "script from a file": '<script src="data:text/javascript,window.ran=1"></script>',
    "script split by a comment": f"<scr<!-- -->ipt>{RUN}</script><script>{RUN}</script>",
    "image error": f'<img src="no.png" onerror="{RUN}">',
    "image error without quotes": f"<img src=no.png onerror={RUN}>",
    "image error on two lines": f'<img src="no.png"\nonerror="{RUN}">',
    "image error after a slash": f'<img/src="no.png"/onerror="{RUN}">',
    "svg": f'<svg onload="{RUN}"></svg>',
    "svg script": f"<svg><script>{RUN}</script></svg>",
    "svg in mathml": f'<math><mtext><svg><style><img src=no.png onerror="{RUN}"></style></svg></mtext></math>',
    "details toggle": f'<details open ontoggle="{RUN}"><summary>a</summary></details>',
    "body": f'<body onload="{RUN}">',
    "autofocus": f'<input autofocus onfocus="{RUN}">',
    "video": f'<video><source onerror="{RUN}"></video>',
    "marquee": f'<marquee onstart="{RUN}">a</marquee>',
    "animation": f'<p style="animation:x 1s" onanimationstart="{RUN}">a</p><style>@keyframes x{{}}</style>',
    "click handler": f'<p class="bait" onclick="{RUN}">按这里</p>',
    "handler as an attribute": f'按这里 {{: .bait onclick="{RUN}" }}',
    "handler on a heading": f'## 一节 {{#trap .bait onclick="{RUN}"}}',
    "link": f"[按这里](javascript:{RUN})",
    "link in brackets": f"[按这里](<javascript:{RUN}>)",
    "link in capitals": f"[按这里](JaVaScRiPt:{RUN})",
    "link with entities": f"[按这里](&#106;avascript:{RUN})",
    "link with a tab": f'<a href="java\tscript:{RUN}">按这里</a>',
    "link with a named colon": f'<a href="javascript&colon;{RUN}">按这里</a>',
    "link with a line break": f'<a href="jav&#x0A;ascript:{RUN}">按这里</a>',
    "link by reference": f"[按这里][trap]\n\n[trap]: javascript:{RUN}",
    "link as address": f"<javascript:{RUN}>",
    "link with data": f"[按这里](data:text/html,<script>{RUN}</script>)",
    "vbscript": "[按这里](vbscript:window.ran=1)",
    "frame": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "object": '<object data="data:text/html,<script>parent.ran=1</script>"></object>',
    "embed": '<embed src="data:text/html,<script>parent.ran=1</script>">',
    "form": f'<form action="javascript:{RUN}"><button class="bait">按这里</button></form>',
    "base": '<base href="https://evil.invalid/">',
    "refresh": f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    "template": f"<template><script>{RUN}</script></template><noscript><img src=no onerror={RUN}></noscript>",
    "diagram with a click": f'```mermaid\nflowchart TD\n  A[一] --> B[二]\n  click A href "javascript:{RUN}"\n  click B call ran()\n```',
    "diagram with a script": f'```mermaid\nflowchart TD\n  A["<script>{RUN}</script>"] --> B["<img src=no.png onerror={RUN}>"]\n```',
    "diagram with a picture": f'```mermaid\nflowchart TD\n  A@{{ img: "javascript:{RUN}", label: "图" }} --> B[二]\n```',
    "diagram with a link": f"```mermaid\nsequenceDiagram\n  participant A\n  link A: 按这里 @ javascript:{RUN}\n  A->>A: 一\n```",
    "diagram with codes": f"```mermaid\nflowchart TD\n  accTitle: #60;script#62;\n  A[#60;img src=x onerror={RUN}#62;] --> B\n```",
    "diagram with a style": f'```mermaid\n%%{{init: {{"themeCSS": "*{{fill:url(javascript:{RUN})}}"}}}}%%\nflowchart TD\n  A --> B\n```',
}
"""Bodies of pages; each must be reported, and must not run even where the report is passed over."""

HARMLESS: Final[dict[str, str]] = {
    "script in backticks": f"写成 `<script>{RUN}</script>` 就不会运行。",
    "script in fenced code": f"```\n<script>{RUN}</script>\n<img src=no onerror={RUN}>\n```",
    "alt text": f'![" onerror="{RUN}](no.png)',
    "title of a link": f"[按这里](leave.md '\" onmouseover=\"{RUN}')",
    "heading": "## 一节 &lt;img src=no onerror=window.ran=1&gt; {#harmless}",
}
"""Looks like an attack and is text; must not run."""

QUOTED: Final = f'"><img src=no.png onerror="{RUN}"><script>{RUN}</script>'
"""For places that hold plain words: titles, stems, options, names, addresses, queries."""
