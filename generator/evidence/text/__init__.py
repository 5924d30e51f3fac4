"""Written forms: one reader and one writer for each, for every door by which text comes or goes."""
