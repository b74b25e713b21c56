"""From touchpoints to the journeys of fictional persons, and to findings."""
