"""Recordings: decoding, playing, waveform, pauses, and turns that are ready to be typed into."""
