"""Multiple systems estimation: how many are on no list, from how the lists overlap."""
