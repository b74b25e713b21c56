"""Recordings: decoding, playing, the waveform, and the pauses and speakers in them. Nothing here knows of a study."""
