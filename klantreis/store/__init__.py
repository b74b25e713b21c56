"""The study folder and its database; all SQL lives here."""
