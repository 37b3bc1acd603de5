"""One module for each format; every one has a test of the content and a reader of it."""
