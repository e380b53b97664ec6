"""The vocabulary: frozen types that cross files. No I/O, no spaCy."""
