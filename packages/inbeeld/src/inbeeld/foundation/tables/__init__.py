"""Tables from outside, CSV, XLSX or ODS, read to rows of text within fixed limits. No formulas, macros or pictures."""
