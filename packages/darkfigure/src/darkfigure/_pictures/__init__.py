"""Pictures of lists and estimates: one content, written as SVG or drawn on axes of Matplotlib."""
