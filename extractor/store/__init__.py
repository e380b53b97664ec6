"""Where records are kept: SQLite in one file, or PostgreSQL, by one URL."""
