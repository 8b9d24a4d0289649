"""A coordinator's table of places: read, understood, and what each row would be as a file. Writes nothing."""
