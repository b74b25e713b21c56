"""Codebooks, codings, where a quote stands, overlap and search."""
