"""What a reader meets: checks over every page of the built sites, most of them in real Chromium.

Each check is a function from a site, or from a page in the browser, to a list of faults;
``test_sites`` runs them over the real sites, and ``test_checks_can_fail`` runs them over tiny
broken pages, to show that a check which finds nothing would have found something.
"""
