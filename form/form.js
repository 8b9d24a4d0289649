// The form for editors: Sveltia CMS with the fields of the model, in the editor's language, reading and writing files as the house does.
import CMS from './cms/sveltia-cms.mjs'
import { read, written } from './manuscript.js'
import { shapes } from './shapes.js'

const SOURCE = 'source' // the file as it was, carried along beside its fields so that what nobody changes stays as it is
const PREFERENCES = 'sveltia-cms.prefs'

/** The language that the CMS itself will speak: the one chosen in its settings, else the browser's. */
function language() {
  const chosen = JSON.parse(localStorage.getItem(PREFERENCES) ?? '{}').locale ?? 'auto'
  return (chosen === 'auto' ? navigator.language : chosen).startsWith('sv') ? 'sv' : 'fi'
}

const form = await (await fetch(`form-${language()}.json`)).json()
const shape = shapes(form)
const within = municipalities => form.fields.map(field => (field.name === 'municipality' ? { ...field, options: municipalities } : field))
const collections = form.config.collections.map(({ municipalities, ...collection }) => ({ ...collection, fields: within(municipalities) }))

CMS.registerCustomFormat(form.format, 'yaml', {
  fromFile: text => ({ ...shape.shown(read(text)), [SOURCE]: text }),
  toFile: ({ [SOURCE]: text = '', ...value }) => written(text, shape.said(value, text ? read(text) : {}), form.order),
})
CMS.init({ config: { ...form.config, collections } })
