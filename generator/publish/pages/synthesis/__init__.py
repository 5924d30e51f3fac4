"""The synthesis as a whole: its statements and cycle, the models, and the principles."""
