"""How much somebody may ask of the house: how much is free within a time, and what happens after that."""
