"""Who may know what of a case: consent by purpose and receiver, the team around a case, and what left the house."""
