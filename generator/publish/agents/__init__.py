"""What assistants may ask of a synthesis: read-only, each answer with its address.

``answers`` says what comes back, ``asking`` finds it in the catalogue, ``server`` is the door after
the Model Context Protocol, an extra.
"""
