"""In what texts and rows differ: words, facts, attribution."""
