// A file as text that is changed in one place: keys that stay the same keep their lines, letter by letter, with their comments.
import { Document, isMap, isScalar, isSeq, parseDocument, Scalar } from './yaml/index.js'

const AS_TYPED = { schema: 'failsafe', keepSourceTokens: true } // 00100 is a text and no is a word, as the check reads them
const AS_WRITTEN = { lineWidth: 0, flowCollectionPadding: false, minContentWidth: 0 }
const KEY = /^[^\s#\-\]}][^:]*:(?:\s|$)/
const TONGUES = ['fi', 'sv', 'en'] // in this order
const WIDEST = 100 // of a new value in brackets
const isEmpty = node => isScalar(node) && (!node.type || node.type === Scalar.PLAIN) && ['', '~', 'null'].includes(node.value ?? '')

export const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = value =>
  Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]))
  : value

/** What a file says: strings, lists and mappings, without keys that have no value. Throws what the YAML library has against it. */
export function read(text) {
  const document = parseDocument(text, AS_TYPED)
  if (document.errors.length) throw document.errors[0]
  return plain(document.contents) ?? {}
}

function plain(node) {
  if (!node || isEmpty(node)) return undefined
  if (isScalar(node)) return String(node.value)
  if (isSeq(node)) return node.items.map(plain)
  return Object.fromEntries(node.items.map(pair => [String(pair.key.value), plain(pair.value)]).filter(([, value]) => value !== undefined))
}

/** `text` with what `data` says; new keys come where `order` has them, and in the rows of a list where `orders` has them by its key. */
export function written(text, data, order, orders = {}) {
  const parts = partsOf(text)
  const before = read(text)
  for (const part of parts) {
    if (!part.key || same(before[part.key], data[part.key])) continue
    part.body = data[part.key] === undefined ? '' : orders[part.key] ? withRows(part.body, data[part.key], orders[part.key]) : changed(part.body, part.key, data[part.key])
  }
  for (const key of [...order, ...Object.keys(data).filter(key => !order.includes(key))]) {
    if (data[key] === undefined || parts.some(part => part.key === key)) continue
    const next = parts.findIndex(part => part.key && order.indexOf(part.key) > order.indexOf(key) && order.includes(key))
    parts.splice(next < 0 ? parts.length : next, 0, { key, head: '', body: changed('', key, data[key]) })
  }
  return parts.map(part => part.head + part.body).join('')
}

/** The lines of each key, those above that are comments or empty as its head; what stands below the last key has none. */
function partsOf(text) {
  const parts = []
  let head = ''
  for (const line of text.match(/.*\n|.+$/g) ?? []) {
    const whole = line.endsWith('\n') ? line : line + '\n'
    if (KEY.test(whole)) parts.push({ key: keyOf(whole), head, body: whole }), (head = '')
    else if (/^(#|\s*$)/.test(whole)) head += whole
    else if (parts.length) (parts.at(-1).body += head + whole), (head = '')
  }
  return head ? [...parts, { key: null, head, body: '' }] : parts
}

/** The lines of a list of mappings, as many as before; of those that change each is a text of its own, moved to the right. */
function withRows(body, values, order) {
  const { items } = parseDocument(body, AS_TYPED).contents.items[0].value
  const starts = items.map(({ range }) => range[0])
  const indent = ' '.repeat(starts[0] - body.lastIndexOf('\n', starts[0]) - 1)
  const row = (text, at) => (same(plain(items[at]), values[at]) ? text : written(text.replaceAll('\n' + indent, '\n'), values[at], order).replace(/\n(?=[^\n])/g, '\n' + indent))
  const ends = starts.map((_, at) => (at + 1 < starts.length ? body.lastIndexOf('\n', starts[at + 1]) + 1 : body.length))
  return starts.map((start, at) => body.slice(at ? ends[at - 1] : 0, start) + row(body.slice(start, ends[at]), at)).join('')
}

const keyOf = line => line.slice(0, line.indexOf(':')).replace(/^["']|["']$/g, '')

/** The lines of one key with another value; what is the same inside stays as it is written. */
function changed(body, key, value) {
  const document = body ? parseDocument(body, AS_TYPED) : new Document({ [key]: null }, AS_TYPED)
  const pair = document.contents.items[0]
  const spots = body && words(pair.value, value)
  if (spots) return spots.reverse().reduce((text, { range, by }) => text.slice(0, range[0]) + by + text.slice(range[1]), body)
  pair.value = merged(document, pair.value, value, key)
  return asBefore(document.toString(AS_WRITTEN), body)
}

/** Where words change and nothing else does: each place in the text and what stands there instead; null where more changes. */
function words(node, value, flow = false) {
  if (same(plain(node), value)) return []
  if (isScalar(node)) return typeof value === 'string' && !isEmpty(node) && !isBlock(node) ? [{ range: node.range, by: scalarText(value, flow) }] : null
  const pairs = isMap(node) ? node.items.map(pair => [pair.value, value?.[pair.key.value]]) : node.items.map((item, at) => [item, value?.[at]])
  if (!value || typeof value !== 'object' || Object.keys(value).length !== pairs.length || pairs.some(([, part]) => part === undefined)) return null
  const found = pairs.map(([part, said]) => words(part, said, flow || node.flow))
  return found.includes(null) ? null : found.flat()
}

const isBlock = node => [Scalar.BLOCK_FOLDED, Scalar.BLOCK_LITERAL].includes(node.type)

/** Without quotation marks where it reads back as it is. */
function scalarText(value, flow) {
  const document = parseDocument(flow ? `{a: ${value}, b: c}` : `a: ${value}`, AS_TYPED)
  const plainly = !value.includes('\n') && !document.errors.length && same(plain(document.contents), flow ? { a: value, b: 'c' } : { a: value })
  return plainly ? value : JSON.stringify(value)
}

/** Lines that say the same get back the blanks before their comments. */
function asBefore(text, before) {
  const near = line => line.replace(/\s+#/, ' #')
  const known = new Map(before.split('\n').map(line => [near(line), line]))
  return text.split('\n').map(line => known.get(near(line)) ?? line).join('\n')
}

function merged(document, node, value, key) {
  if (node && same(plain(node), value)) return node
  if (isScalar(node) && typeof value === 'string' && !isEmpty(node)) return (node.value = value), needsQuotes(node), node
  if (isMap(node) && value && typeof value === 'object' && !Array.isArray(value)) return mergedMap(document, node, value)
  if (isSeq(node) && Array.isArray(value)) return mergedList(document, node, value, key)
  return created(document, value, key)
}

function mergedMap(document, node, value) {
  node.items = node.items.filter(pair => value[pair.key.value] !== undefined)
  for (const pair of node.items) pair.value = merged(document, pair.value, value[pair.key.value])
  for (const key of Object.keys(value)) if (!node.has(key)) node.add(document.createPair(key, node.flow ? inBrackets(created(document, value[key])) : created(document, value[key], key)))
  if (node.items.every(pair => TONGUES.includes(pair.key.value))) node.items.sort((one, other) => TONGUES.indexOf(one.key.value) - TONGUES.indexOf(other.key.value))
  return node
}

/** Rows that say the same keep their lines wherever they now stand; of the others each takes the place of one that is gone. */
function mergedList(document, node, value, key) {
  const kept = value.map(row => node.items.find(item => same(plain(item), row)))
  const gone = node.items.filter(item => !kept.includes(item))
  node.items = value.map((row, at) => kept[at] ?? merged(document, gone.shift(), row, key))
  if (node.flow) node.items.forEach(inBrackets)
  return node
}

/** A new value as the house writes it: short ones in brackets, rows of hours and what is long on lines of their own. */
function created(document, value, key) {
  const node = document.createNode(value)
  lay(node, key)
  return node
}

function lay(node, key) {
  if (isScalar(node)) return needsQuotes(node)
  const parts = isMap(node) ? node.items.map(pair => pair.value) : node.items
  const short = JSON.stringify(node).length <= WIDEST
  node.flow = short && key !== 'hours' && (isMap(node) || parts.every(isScalar))
  parts.forEach(part => lay(part, isSeq(node) ? key : undefined))
}

function inBrackets(node) {
  if (!isScalar(node)) (node.flow = true), (isMap(node) ? node.items.map(pair => pair.value) : node.items).forEach(inBrackets)
  return node
}

/** A text that would be read as nothing is put in quotation marks. */
function needsQuotes(node) {
  if (['', '~', 'null'].includes(node.value)) node.type = Scalar.QUOTE_DOUBLE
}
