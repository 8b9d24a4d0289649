// What follows from what was typed, and what a place is not saved without.

const first = texts => (typeof texts === 'string' ? texts : Object.values(texts ?? {})[0])

/** A place as its file is to say it: its own page is the source of what has none, a source without a date is undated, and a new place was checked by who arranges it. */
export function completed({ sources, checked, ...place }, isNew) {
  const found = sources ?? (place.website ? [{ url: first(place.website) }] : [])
  const by = checked?.by ?? (isNew ? place.organiser?.name : undefined)
  return {
    ...place,
    ...(checked && { checked: { ...checked, ...(by && { by }) } }),
    ...(found.length && { sources: found.map(source => ({ ...source, date: source.date ?? 'undated' })) }),
  }
}

/** Whichever of `words` says what a place lacks; undefined where nothing is missing. The CMS asks for single fields, and of a draft for none. */
export const lacking = (place, words) =>
  !place.name ? words.name
  : !place.sources ? words.source
  : place.checked && !(place.checked.date && place.checked.by) ? words.checked
  : undefined
