/* What search.js brings when the reader types: asks, and shows the answers. A worker searches (search-worker.js); on a page opened from a disk,
   where workers and fetch are forbidden, the page does it itself. Answers are data: only ever text, never markup. */
var pkSearchView = (function () {
  "use strict"
  var WEAK = .45 /* a match less sure than this is only among the closest */
  var PAUSE = 60, REST = 400, IN_BOX = 10, LONGEST = 200, WORD = /[\p{L}\p{N}]+/gu
  var box = document.getElementById("pk-search"), page = document.querySelector("[data-pk-find]")
  var root = box.dataset.root, words = JSON.parse(box.dataset.labels), language = document.documentElement.lang, loaded = {}, client

  function make(tag, look, said) {
    var node = document.createElement(tag)
    if (look) node.className = look
    if (said) node.textContent = said
    return node
  }
  function script(name) {
    return loaded[name] = loaded[name] || new Promise(function (done, fail) {
      var node = make("script")
      node.src = root + "assets/" + name + ".js"
      node.onload = done
      node.onerror = function () { delete loaded[name]; node.remove(); fail(name) }
      document.head.appendChild(node)
    })
  }

  /* who answers: a query → { items, failed } */
  function inWorker() {
    var worker = new Worker(root + "assets/search-worker.js"), waiting = {}, last = 0
    worker.onmessage = function (message) { waiting[message.data.id].done(message.data); delete waiting[message.data.id] }
    worker.onerror = function () { /* the worker itself could not be had */
      worker.terminate()
      client = inPage()
      Object.keys(waiting).forEach(function (id) { client(waiting[id].query).then(waiting[id].done, waiting[id].fail) })
    }
    return function (query) {
      return new Promise(function (done, fail) {
        waiting[++last] = { query: query, done: done, fail: fail }
        worker.postMessage({ id: last, language: language, query: query })
      })
    }
  }
  function inPage() {
    var pieces = {}
    window.pkSearch = function (piece) { pieces[piece[0]] = piece[1] }
    function load(names) {
      return Promise.all(names.map(function (name) { return script("search/" + name).then(function () { return pieces[name] || null }, function () { return null }) }))
    }
    var core = script("search-stems").then(function () { return script("search-core") }).then(function () { return pkSearchCore(language, pkStems[language], load) })
    return function (query) { return core.then(function (ready) { return ready.search(query) }) }
  }
  function ask(query) {
    client = client || (location.protocol === "file:" || !window.Worker ? inPage() : inWorker())
    return client(query).catch(function () { client = null; return { items: [], failed: 1 } })
  }

  /* how a result looks */
  function folded(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "") }
  function marked(node, text, roots) {
    var at = 0
    text.replace(WORD, function (word, from) {
      var plain = folded(word)
      if (!roots.some(function (root) { return root.length > 3 ? plain.indexOf(root) >= 0 : plain.indexOf(root) === 0 })) return
      node.append(text.slice(at, from), make("mark", "", word))
      at = from + word.length
    })
    node.append(text.slice(at))
    return node
  }
  /* Endings differ: a long word is known by all but its last letters. */
  function rootsOf(item) {
    return item.terms.map(function (term) { var word = folded(term[0]); return word.length > 4 ? word.slice(0, word.length > 6 ? -2 : -1) : word }).filter(function (root) { return root.length > 2 })
  }
  function hit(item, look) {
    var li = make("li", look + " pk-hit" + (item.urgent ? " is-urgent" : "")), shown = item.shown, roots = rootsOf(item), kind = words.kinds[shown.kind]
    var link = li.appendChild(marked(make("a"), item.title, roots)), number = shown.kind === "helpline" && shown.where, about = [kind && kind[0], !number && shown.where].filter(Boolean).join(", ")
    link.href = root + shown.href
    if (shown.lang) link.lang = shown.lang
    if (about) li.append(make("p", "pk-hit__kind", about))
    if (number) li.appendChild(make("p")).appendChild(make("a", "pk-phone", number)).href = "tel:" + number.replace(/[^\d+]/g, "")
    if (item.teaser) li.append(marked(make("p"), item.teaser, roots))
    if (shown.hours) setTimeout(function () { if (li.isConnected) tellHours(li, item.id.split("/").pop()) }, REST) /* not at each letter */
    return li
  }
  /* Whether a place is open now: hours.js fills the line, from what the build knows of the place. */
  function tellHours(li, id) {
    Promise.all([window.pkHours || script("hours"), (window.pkPlaces || {})[id] || script("places/" + language + "/" + id)]).then(function () {
      var hours = pkPlaces[id] && pkPlaces[id].hours, line = make("p", "pk-now"), looks = { open: "open", closed: "shut", "by-appointment": "plan" }
      if (!hours) return
      line.dataset.pkNow = JSON.stringify(hours)
      line.dataset.words = JSON.stringify(words.now)
      Object.keys(looks).forEach(function (state) { line.appendChild(make("span", "pk-badge pk-badge--" + looks[state], words.states[state])).dataset.state = state })
      line.append(" ")
      line.appendChild(make("span")).dataset.said = ""
      li.append(line)
      pkHours.tell()
    }).catch(function () {}) /* then the result stands without its hours */
  }

  /* A field with its results. `asked` hears each query, `most` results are shown, `within` may narrow them down. */
  function follow(field, status, out, look, heading, most, asked, within) {
    var turn = 0, timer
    function list(items) { var ol = make("ol", "pk-hits"); items.forEach(function (item) { ol.append(hit(item, look)) }); if (items.length) out.append(ol) }
    function show(answer, query) {
      var items = within ? within(answer.items, function () { show(answer, query) }) : answer.items
      var sure = items.filter(function (item) { return item.sure >= WEAK }), weak = items.filter(function (item) { return item.sure < WEAK })
      var said = sure.length ? (sure.length > 1 ? words.many.replace("{n}", sure.length) : words.one) : weak.length ? words.only : answer.failed ? "" : words.none
      status.textContent = [said, answer.failed && words.failed].filter(Boolean).join(" ")
      out.textContent = ""
      list(sure.slice(0, most))
      weak = weak.slice(0, Math.max(0, most - sure.length))
      if (weak.length) out.append(make(heading, "pk-sub", words.closest))
      list(weak)
      if (!items.length) out.appendChild(make("p")).appendChild(make("a", "", words.services)).href = box.dataset.services
      else if (items.length > most) out.appendChild(make("p")).appendChild(make("a", "", words.all)).href = field.form.action + "?" + new URLSearchParams({ q: query })
    }
    function now() {
      var query = field.value.trim().slice(0, LONGEST), mine = ++turn
      clearTimeout(timer)
      asked(query)
      if (!query) return status.textContent = out.textContent = ""
      ask(query).then(function (answer) { if (mine === turn) show(answer, query) })
    }
    field.addEventListener("input", function () { turn++; clearTimeout(timer); timer = setTimeout(now, PAUSE) })
    return now
  }
  function part(inside, name) { return inside.querySelector("[data-" + name + "]") }

  function inBox() { follow(box.querySelector("input"), part(box, "status"), part(box, "out"), "md-search-result__item", "p", IN_BOX, function () {})() }

  /* on the page the address follows, and results can be narrowed to one kind */
  var kinds = page && part(page, "kinds"), wanted = "", offered = ""
  function within(items, again) {
    var counts = {}
    items.forEach(function (item) { var kind = groupOf(item); counts[kind] = (counts[kind] || 0) + 1 })
    if (!counts[wanted]) wanted = ""
    offer(counts, again)
    part(page, "lists").hidden = items.length > 0 /* with nothing found they are what is left to read */
    return wanted ? items.filter(function (item) { return groupOf(item) === wanted }) : items
  }
  function groupOf(item) { return (words.kinds[item.shown.kind] || words.kinds.page)[1] }
  function offer(counts, again) {
    var groups = Object.keys(counts)
    kinds.hidden = groups.length < 2
    kinds.onchange = function (event) { wanted = event.target.value; again() }
    if (offered === (offered = groups.join())) return /* the reader may be choosing */
    kinds.querySelectorAll("label").forEach(function (chip) { chip.remove() })
    ;[""].concat(groups).forEach(function (group) {
      var chip = kinds.appendChild(make("label", "pk-chip")), radio = chip.appendChild(make("input"))
      radio.type = "radio"; radio.name = "kind"; radio.value = group; radio.checked = group === wanted
      chip.append(make("span", "", group || words.every))
    })
  }
  function whole() {
    follow(page.querySelector("input"), part(page, "status"), part(page, "out"), "", "h2", Infinity, function (query) {
      if (!query) { kinds.hidden = true; part(page, "lists").hidden = false }
      try { history.replaceState(null, "", location.pathname + (query ? "?" + new URLSearchParams({ q: query }) : "")) } catch (error) {}
    }, within)()
  }
  return { box: inBox, page: whole }
})()
