"""Many documents on one machine: inputs, isolated workers, a ledger that survives a stop."""
