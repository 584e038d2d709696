"""The page frame and the components every page is made of."""
