"""How things look: words, marks, colours and cells as lines of text."""
