"""What holds for the review that this repository is about, and for no other."""
