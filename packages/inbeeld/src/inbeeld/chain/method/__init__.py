"""How an organisation works: its terms, life domains, points of phases, and its agreements."""
