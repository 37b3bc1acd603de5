"""Where copy comes in: files and archives, bytes and encodings, markup, and what is cleaned out of all of them."""
