// What a file says in the form's shape and back: a file may say in one word what the form has several fields for.
import { same } from './manuscript.js'

const isBlank = value => value === undefined || value === null || value === '' || (typeof value === 'object' && Object.values(value).every(isBlank))
const isBilingual = field => field.widget === 'object' && ['fi', 'sv'].every(tongue => field.fields.some(({ name }) => name === tongue))
const entries = (value, change) => Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(key, part)]).filter(([, part]) => part !== undefined))
const fieldOf = (fields, key) => fields.find(({ name }) => name === key) ?? {}

/** '30.11.2026' is '2026-11-30', '11.2026' is '2026-11'. */
const asDate = words => words.split('.').map(part => part.trim().padStart(2, '0')).reverse().join('-')
const rowsOf = words => words.split(/[;\n]/).map(row => row.trim()).filter(Boolean)

/** `fields` are those of the form; `short` names for each the part that may stand alone: { cost: 'code' } for 'cost: free'; `days` are the words for days by their keys;
 *  `names` the names of municipalities that are chosen under another; `date` is the pattern of a date as people write it, in the patterns of fields that take one. */
export const shapes = ({ fields, short, days, names, date }) => {
  const spoken = new RegExp(`^${date}$`)
  const ofRow = fieldOf(fields, 'hours').types?.find(({ name }) => name === 'days').fields ?? []
  const known = ofRow.map(({ name }) => name) // beside these a row of hours has its days as keys

  const shown = (value, field) =>
    value === undefined ? undefined
    : field.widget === 'object' ? shownObject(value, field)
    : field.widget === 'list' ? shownList(value, field)
    : field.widget === 'select' && field.multiple ? listed(value)
    : field.name === 'municipality' ? names[value] ?? value
    : field.widget === 'select' && ['true', 'false'].includes(value) ? { true: 'yes', false: 'no' }[value]
    : value

  const shownObject = (value, field) =>
    Array.isArray(value) ? entries(Object.fromEntries(value.map((part, at) => [field.fields[at]?.name ?? at, part])), (_, part) => part)
    : typeof value === 'object' ? entries(value, (key, part) => shown(part, fieldOf(field.fields, key)))
    : isBilingual(field) ? { fi: value, sv: value }
    : { [short[field.name] ?? field.fields[0].name]: value }

  const shownList = (value, field) =>
    field.types ? (typeof value === 'string' ? rowsOf(value) : value).map(shownRow)
    : field.fields ? value.map(part => shownObject(part, field))
    : listed(value)

  const shownRow = value => {
    if (typeof value === 'string') return { form: 'words', text: value }
    const times = Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)).map(([key, part]) => [inWords(key), part]))
    return { form: 'days', times, ...entries(value, (key, part) => (known.includes(key) ? shown(part, fieldOf(ofRow, key)) : undefined)) }
  }

  const listed = value => (typeof value === 'string' ? value.split(',').map(part => part.trim()) : value)

  const inWords = key => (key.split('-').every(day => days[day]) ? key.split('-').map(day => days[day]).join('–') : key)
  const dayOf = word => Object.keys(days).find(day => [day, days[day]].includes(word))
  /** 'ti–to' is 'tue-thu'; what is no day or range of days stays, for the check to read. */
  const asKey = words => {
    const found = words.trim().toLowerCase().split(/\s*[-–]\s*/).map(dayOf)
    return found.every(Boolean) ? found.join('-') : words
  }

  /** What the file is to say; as it said it where the form still shows the same. */
  const said = (value, field, old) => {
    if (isBlank(value)) return undefined
    if (old !== undefined && same(bare(shown(old, field)), bare(value))) return old
    if (field.widget === 'object') return saidObject(value, field, old)
    if (field.types) return rowsSaid(value, typeof old === 'string' ? [] : old ?? [])
    if (field.pattern?.[0].includes(date) && spoken.test(value)) return asDate(value)
    if (field.widget === 'list' && field.fields) return value.map((part, at) => said(part, { ...field, widget: 'object' }, old?.[at])).filter(part => part !== undefined)
    return Array.isArray(value) ? value.filter(part => !isBlank(part)).map(String) : typeof value === 'object' ? entries(value, (_, part) => (isBlank(part) ? undefined : String(part))) : String(value)
  }

  const saidObject = (value, field, old) => {
    const found = entries(value, (key, part) => said(part, fieldOf(field.fields, key), old?.[key]))
    const alone = short[field.name]
    if (isBilingual(field) && typeof old === 'string' && found.fi === found.sv && !found.en) return found.fi
    if (Array.isArray(old)) return field.fields.map(({ name }) => found[name])
    return alone && Object.keys(found).join() === alone ? found[alone] : found
  }

  const rowsSaid = (value, old) => {
    const rows = value.flatMap((part, at) => saidRow(part, old[at]))
    return rows.length ? rows : undefined
  }

  /** The rows of a file that one of the form is: none where it is blank, several where its words have a semicolon. */
  const saidRow = ({ form, ...value }, old) => {
    if (form === 'words') return old === value.text ? [old] : rowsOf(value.text ?? '')
    const { times, ...rest } = value
    const keyOf = words => (Object.hasOwn(Object(old), words) ? words : asKey(words)) // as the file has it, in whatever language
    const row = { ...said(Object.fromEntries(Object.entries(times ?? {}).map(([words, part]) => [keyOf(words), part])), {}, undefined), ...entries(rest, (key, part) => said(part, fieldOf(ofRow, key), old?.[key])) }
    return isBlank(row) ? [] : [row]
  }

  /** Without what is blank, which the form adds to every field that nobody has filled. */
  const bare = value =>
    isBlank(value) ? undefined
    : Array.isArray(value) ? value.map(bare)
    : typeof value === 'object' ? entries(value, (_, part) => bare(part))
    : String(value)

  return {
    shown: file => entries(file, (key, value) => shown(value, fieldOf(fields, key))),
    said: (form, file) => entries(form, (key, value) => said(value, fieldOf(fields, key), file[key])),
  }
}
