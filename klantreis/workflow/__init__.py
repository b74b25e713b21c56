"""What people do with a study, a module a verb, in the order of the research."""
