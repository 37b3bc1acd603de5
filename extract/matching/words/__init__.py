"""The words of statements as they are compared: tokens, stems, synonyms, weights."""
