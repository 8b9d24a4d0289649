"""The national service catalogue (Palvelutietovaranto, PTV, API version 12): fetched, kept, read as values, compared with our places, proposed for their files.

`wire` asks, `shelf` keeps what was answered, `fetching` says what to ask for; `records` are service locations as values, `hours` their times as a file has
them, from `blocks` that tell of `weeks` or of `exceptions`, `grid` their points in degrees, `offers` what of all this may stand in a place's file;
`matching` says which place is which, `comparison` what differs, `survey` finds all of it, `telling` says it, and `proposal` is what a file would say.
"""
