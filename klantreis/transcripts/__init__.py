"""Reading transcript files of all usual kinds, and writing transcripts out."""
