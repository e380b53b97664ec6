"""Scores of extracted records against gold annotations: spans, values and attributes apart."""
