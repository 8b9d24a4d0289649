"""Where the links of a built site lead, read from its files alone: no other program made them, so no other has to be there."""
