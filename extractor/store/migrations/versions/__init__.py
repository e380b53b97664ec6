"""The versions of the schema, each with the way from the one before."""
