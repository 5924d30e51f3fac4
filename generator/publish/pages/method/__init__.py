"""How the review was made: its method, its study flow, its reporting guideline and its sources."""
