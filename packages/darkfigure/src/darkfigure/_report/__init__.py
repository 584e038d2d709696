"""Reports that say what stands behind a number, or why there is none."""
