// The form for editors: Sveltia CMS with the fields of the model, in the editor's language, reading and writing files as the house does.
import './whole.js'
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
const chosenFrom = choices => form.fields.map(field => (field.name in choices ? { ...field, options: choices[field.name] } : field)).filter(field => field.options?.length !== 0) // a region may have no areas
const collections = form.config.collections.map(({ within, ...collection }) => ({ ...collection, fields: chosenFrom(within) }))
const address = path => new URL(path, location).href // the CMS goes elsewhere than its page's folder

CMS.registerCustomFormat(form.format, 'yaml', {
  fromFile: text => ({ ...shape.shown(read(text)), [SOURCE]: text }),
  toFile: ({ [SOURCE]: text = '', ...value }) => written(text, shape.said(value, text ? read(text) : {}), form.order),
})
CMS.init({ config: { ...form.config, collections, display_url: address(form.config.display_url), logo: { src: address(form.config.logo.src) } } })
