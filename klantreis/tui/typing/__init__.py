"""Uittypen: typing out a talk while listening to it."""
