"""Mermaid diagrams drawn while the site is made: no script and no request reaches the reader for them."""
