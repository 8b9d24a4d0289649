// The form for editors: Sveltia CMS with the fields of the model, in the editor's language, reading and writing files as the house does.
import './whole.js'
import CMS from './cms/sveltia-cms.mjs'
import { completed, lacking } from './completion.js'
import { contacts } from './contacts.js'
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
const shape = shapes(form), contactsOf = contacts(form)
const chosen = (field, options) => ({ ...field, options, ...(field.required && options.length === 1 && { default: options[0].value }) })
const chosenFrom = choices => form.fields.map(field => (field.name in choices ? chosen(field, choices[field.name]) : field)).filter(field => field.options?.length !== 0) // a region may have no areas
const collections = form.config.collections.map(({ within, files, ...collection }) => (files ? { ...collection, files: files.map(file => ({ ...file, fields: form.contacts.fields })) } : { ...collection, fields: chosenFrom(within) }))
const address = path => new URL(path, location).href // the CMS goes elsewhere than its page's folder

/** With what follows from it; throws, so that the CMS shows it, what keeps it from being saved. */
function whole(record, isNew) {
  const found = completed(record, isNew), refusal = lacking(found, form.lacking)
  if (refusal) throw new Error('saving_failed', { cause: new Error(refusal) })
  return found
}

CMS.registerCustomFormat(form.format, 'yaml', {
  fromFile: text => ({ ...shape.shown(read(text)), [SOURCE]: text }),
  toFile: ({ [SOURCE]: text = '', ...value }) => written(text, whole(shape.said(value, text ? read(text) : {}), !text), form.order),
})
CMS.registerCustomFormat(form.contacts.format, 'yaml', {
  fromFile: text => ({ ...contactsOf.shown(read(text)), [SOURCE]: text }),
  toFile: ({ [SOURCE]: text, ...value }) => written(text, contactsOf.said(value, read(text), whole), [], { contacts: form.contacts.order }),
})
CMS.init({ config: { ...form.config, collections, display_url: address(form.config.display_url), logo: { src: address(form.config.logo.src) } } })
