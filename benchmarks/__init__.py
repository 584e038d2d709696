"""What must be fast, measured: `make bench`. Ratios within one run, because machines differ."""
