"""Handouts and papers for Word and WPS, from the same data as the PDFs, with fields that stay alive. Needs the extra `docx`."""
