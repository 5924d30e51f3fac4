"""What pages of every kind share: records as readers meet them, their notes, and words."""
