// Of a region's file only the contacts are shown, and of those only what changes; all else stays as it is.
import { shapes } from './shapes.js'

export const contacts = form => {
  const shape = shapes({ ...form, fields: form.contacts.fields })
  const shownKeys = form.contacts.fields[0].fields.map(({ name }) => name)
  const unshown = contact => Object.fromEntries(Object.entries(contact).filter(([key]) => !shownKeys.includes(key)))
  return {
    shown: ({ contacts }) => shape.shown({ contacts }),
    /** The region with its contacts as the form has them; `whole` makes each of them whole. */
    said: ({ contacts }, region, whole) => ({ ...region, contacts: shape.said({ contacts }, region).contacts.map((contact, at) => whole({ ...unshown(region.contacts[at]), ...contact })) }),
  }
}
