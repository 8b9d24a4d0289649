/* The site's own search worker over standard input and output: {"lang", "query"} a line in, a list of ids a line out.
   node engine.js FOLDER_OF_SCRIPTS FOLDER_OF_PIECES [FIELD…]: with fields, such as score or terms, rows of id and these instead of ids. */
"use strict"
const fs = require("fs"), path = require("path"), vm = require("vm"), readline = require("readline")
const [scripts, pieces, ...fields] = process.argv.slice(2)
const root = new URL("https://perhekeskus.example/assets/")

/* A worker, with what it finds around it: its own address, scripts beside it, files to fetch, a page to answer. */
function worker() {
  const waiting = new Map()
  let count = 0, listener = null
  function file(address) {
    const name = new URL(address, root).pathname.slice(root.pathname.length)
    return name.startsWith("search/") ? path.join(pieces, name.slice("search/".length)) : path.join(scripts, name)
  }
  const world = {
    location: new URL("search-worker.js", root), URL, console,
    importScripts: (...names) => names.forEach(name => vm.runInContext(fs.readFileSync(file(name), "utf8"), context, { filename: name })),
    fetch: async address => {
      const found = file(address), ok = fs.existsSync(found)
      return { ok, status: ok ? 200 : 404, text: async () => fs.readFileSync(found, "utf8") }
    },
    postMessage: answer => { waiting.get(answer.id)(answer); waiting.delete(answer.id) },
    addEventListener: (kind, act) => { if (kind === "message") listener = act },
  }
  world.self = world
  const context = vm.createContext(world)
  world.importScripts("search-worker.js")
  return (language, query) => new Promise(resolve => { waiting.set(++count, resolve); listener({ data: { id: count, language, query } }) })
}

function told(answer) { return answer.items.map(item => fields.length ? [item.id, ...fields.map(name => item[name])] : item.id) }
const ask = worker()
async function reply({ lang, query }) { return told(await ask(lang, query)) }
let last = Promise.resolve()
readline.createInterface({ input: process.stdin }).on("line", line => {
  last = last.then(async () => process.stdout.write(JSON.stringify(await reply(JSON.parse(line))) + "\n"))
})
