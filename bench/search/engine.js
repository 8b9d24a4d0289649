/* The site's own search worker over standard input and output: {"lang", "query"} a line in, a list of ids a line out.
   node engine.js FOLDER_OF_SCRIPTS FOLDER_OF_PIECES [FIELD…]: with fields, such as score or terms, rows of id and these instead of ids. */
"use strict"
const fs = require("fs"), path = require("path"), vm = require("vm"), readline = require("readline")
const [scripts, pieces, ...fields] = process.argv.slice(2)

/* What a worker finds around it: its own address, scripts beside it, files to fetch, a line to the page. */
const root = new URL("https://perhekeskus.example/assets/")
function read(address) {
  const name = new URL(address, root).pathname.slice(root.pathname.length)
  return name.startsWith("search/") ? path.join(pieces, name.slice("search/".length)) : path.join(scripts, name)
}
const waiting = new Map()
const world = {
  location: new URL("search-worker.js", root), URL, console, onmessage: null,
  importScripts: (...names) => names.forEach(name => vm.runInContext(fs.readFileSync(read(name), "utf8"), context, { filename: name })),
  fetch: async address => {
    const file = read(address), ok = fs.existsSync(file)
    return { ok, status: ok ? 200 : 404, text: async () => fs.readFileSync(file, "utf8") }
  },
  postMessage: answer => { waiting.get(answer.id)(answer); waiting.delete(answer.id) },
}
world.self = world
const context = vm.createContext(world)
world.importScripts("search-worker.js")

let count = 0
function ask(language, query) {
  return new Promise(resolve => { waiting.set(++count, resolve); world.onmessage({ data: { id: count, language, query } }) })
}
let last = Promise.resolve()
readline.createInterface({ input: process.stdin }).on("line", line => {
  last = last.then(async () => {
    const { lang, query } = JSON.parse(line), answer = await ask(lang, query)
    process.stdout.write(JSON.stringify(answer.items.map(item => fields.length ? [item.id, ...fields.map(name => item[name])] : item.id)) + "\n")
  })
})
