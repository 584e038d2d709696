"""The papers of a case: documents, letters, and the file that somebody may ask for."""
