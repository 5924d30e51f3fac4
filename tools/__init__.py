"""What the workflows run, so that they hold no logic of their own; tests run it too."""
