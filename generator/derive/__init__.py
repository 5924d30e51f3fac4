"""What follows from the records: matrix, ladder, support, neighbours, history, differences."""
