"""Training the shipped pipeline again: `make model CORPORA=...`. Nothing here is installed or imported at run time."""
