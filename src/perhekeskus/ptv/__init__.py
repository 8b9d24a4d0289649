"""The national service catalogue (Palvelutietovaranto, PTV, API version 12): fetched, kept, read as values, compared with our places, proposed for their files.

`wire` asks, `shelf` keeps what was answered, `fetching` says what to ask for; `records` are service locations as values, `hours` their times as a file has
them, `grid` their points in degrees, `offers` what of them may stand in a place's file; `matching` says which place is which, `comparison` what differs,
`proposal` what a file would say.
"""
