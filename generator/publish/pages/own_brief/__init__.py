"""A reader's own brief: what was picked on other pages, on one page to print or take away."""
