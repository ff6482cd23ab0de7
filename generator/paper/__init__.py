"""Things to print: pages of the Site as a small typed tree, Typst templates that take it as data, PDF/UA-1 out of them."""
