"""The pages of consent and sharing."""
