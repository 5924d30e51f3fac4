"""Charts: plain numbers and labels to Plotly figures and to the static pictures they replace.

A point of a figure carries in ``ids`` the name of its mark in the static picture. The browser puts
the point where that mark stands, in that mark's colour, so neither place nor colour is said twice.
"""
