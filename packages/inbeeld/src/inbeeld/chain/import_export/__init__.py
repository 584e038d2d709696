"""Cases in from a spreadsheet, and facts out, under pseudonym, in the international standard and as CSV."""
