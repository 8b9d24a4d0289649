/* What search.js brings when the reader types: asks, and shows the answers. A worker searches (search-worker.js); on a page opened from a disk,
   where workers and fetch are forbidden, the page does it itself. search-hits.js makes a result, search-filters.js narrows them on the page. */
var pkSearchView = (function () {
  "use strict"
  var WEAK = .45 /* a match less sure than this is only among the closest */
  var FEW = 5 /* with fewer sure hits in the language of the page the other is asked, too */
  var SURER = .2 /* what is so much surer in the other language comes first */
  var PAUSE = 60, REST = 400, FIRST = 30, STEP = 20, SHORTEST = 3, LONGEST = 200
  var box = document.getElementById("pk-search"), page = document.querySelector("[data-pk-find]")
  var root = box.dataset.root, words = pkLabels, language = document.documentElement.lang, other = words.language, loaded = {}, client, hit

  function make(tag, look, said) {
    var node = document.createElement(tag)
    if (look) node.className = look
    if (said) node.textContent = said
    return node
  }
  function part(inside, name) { return inside.querySelector("[data-" + name + "]") }
  function script(name) {
    return loaded[name] = loaded[name] || new Promise(function (done, fail) {
      var node = make("script")
      node.src = root + "assets/" + name + ".js"
      node.onload = done
      node.onerror = function () { delete loaded[name]; node.remove(); fail(name) }
      document.head.appendChild(node)
    })
  }

  /* who answers: { language, query, most } → { items, failed } */
  function inWorker() {
    var worker = new Worker(root + "assets/search-worker.js"), waiting = {}, last = 0
    worker.onmessage = function (message) { waiting[message.data.id].done(message.data); delete waiting[message.data.id] }
    worker.onerror = function () { /* the worker itself could not be had */
      worker.terminate()
      client = inPage()
      Object.keys(waiting).forEach(function (id) { client(waiting[id].asked).then(waiting[id].done, waiting[id].fail) })
    }
    return function (asked) {
      return new Promise(function (done, fail) {
        waiting[++last] = { asked: asked, done: done, fail: fail }
        worker.postMessage(Object.assign({ id: last }, asked))
      })
    }
  }
  function inPage() {
    var pieces = {}, cores = {}
    window.pkSearch = function (piece) { pieces[piece[0]] = piece[1] }
    function load(names) {
      return Promise.all(names.map(function (name) { return script("search/" + name).then(function () { return pieces[name] || null }, function () { return null }) }))
    }
    var ready = Promise.all(["search-stems", "search-words"].map(script)).then(function () { return script("search-core") })
    return function (asked) {
      return ready.then(function () {
        cores[asked.language] = cores[asked.language] || pkSearchCore(asked.language, pkStems[asked.language], load)
        return cores[asked.language].search(asked.query, asked.most)
      })
    }
  }
  function ask(tongue, query, most) {
    client = client || (location.protocol === "file:" || !window.Worker ? inPage() : inWorker())
    return client({ language: tongue, query: query, most: most }).catch(function () { client = null; return { items: [], failed: 1 } })
  }

  function isSure(item) { return item.sure >= WEAK }
  function best(items) { return items.reduce(function (most, item) { return Math.max(most, item.urgent ? 2 : item.sure) }, 0) }
  function counted(n, many) { return n === 1 ? words.one : many.replace("{n}", n) }

  /* A field with its results. `set`: { look, heading, most, others, all, pieces } say how, and how many; `asked` hears each query, `answered` whether it brought an urgent number, `narrow` may give groups. */
  function follow(field, status, out, set) {
    var turn = 0, timer, rows, room /* for so many */
    /* Made once for a query: what is shown again keeps its hours and the focus. */
    function row(item, look, tongue) { var key = tongue + item.id; return rows[key] = rows[key] || hit(item, look, tongue) }
    function list(items, look, tongue, title) {
      var ol = make("ol", "pk-hits")
      if (title) ol.setAttribute("aria-label", out.appendChild(make(set.heading, "pk-sub", title)).textContent)
      items.forEach(function (item) { ol.append(row(item, look, tongue)) })
      out.append(ol)
    }
    function link(text, address) { var a = out.appendChild(make("p")).appendChild(make("a", "", text)); a.href = address; return a }
    function listOthers(answer) {
      if (!answer.others.length) return
      list(answer.others.slice(0, set.others), "", other, words.other)
      if (set.twin && answer.others.length > set.others) link(words.all, set.twin()).hreflang = other
    }
    /* The same with what narrows: { items, sure, others } → shown, and told in a sentence. */
    function show(answer, query) {
      var urgent = answer.items.concat(answer.others).some(function (item) { return item.urgent })
      var all = answer.items.filter(isSure), weak = answer.items.filter(function (item) { return !isSure(item) }), again = function () { show(answer, query) }
      var groups = set.narrow ? set.narrow(all, weak, again) : { sure: [{ items: all }], weak: weak }, left = room, focused = document.activeElement
      var count = groups.sure.reduce(function (sum, group) { return sum + group.items.length }, 0), first = answer.others[0] && best(answer.others) > best(all) + SURER
      set.answered(urgent)
      tell(answer, groups, count)
      out.textContent = ""
      if (first) listOthers(answer)
      groups.sure.forEach(function (group) {
        if (group.items.length && left > 0) list(group.items.slice(0, left), set.look, language, group.title)
        left -= group.items.length
      })
      if (!first) listOthers(answer)
      if (groups.weak.length && left > 0) list(groups.weak.slice(0, left), set.look, language, words.closest)
      if (set.twin && left < groups.weak.length) further(answer, query)
      if (!out.firstChild) link(words.services, box.dataset.services)
      else if (!urgent && (answer.items.length > set.most || answer.others.length > set.others && !set.twin)) link(words.all, field.form.action + "?" + new URLSearchParams({ q: query }))
      if (out.contains(focused)) focused.focus({ preventScroll: true })
    }
    /* The rest in handfuls; the first of each handful gets the focus, the button being gone. */
    function further(answer, query) {
      var button = out.appendChild(make("p")).appendChild(make("button", "pk-btn pk-btn--quiet", words.further)), known = out.querySelectorAll("li").length
      button.type = "button"
      button.addEventListener("click", function () {
        room += STEP
        show(answer, query)
        out.querySelectorAll("li")[known].querySelector("a").focus()
      })
    }
    function tell(answer, groups, count) {
      var none = answer.others.length ? words.elsewhere : groups.weak.length ? words.only : answer.failed ? "" : words.none
      var said = [count ? count === answer.asked ? counted(Math.min(count, set.most), words.best) : counted(count, words.many) : none]
      groups.sure.forEach(function (group) { if (group.title && group.items.length) said.push(group.title + ": " + group.items.length) })
      if (answer.others.length) said.push(words.other + ": " + counted(answer.others.length, words.many))
      if (answer.failed) said.push(words.failed)
      said = said.filter(Boolean)
      status.textContent = said.length > 1 ? said.map(function (one) { return one.replace(/\.?$/, ".") }).join(" ") : said[0] || ""
    }
    /* What the first answer leaves open, when the reader rests: with few sure hits what the other language has, and on the page more than the first. */
    function more(answer, query) {
      var sure = answer.items.filter(isSure), known = {}
      if (sure.some(function (item) { return item.urgent })) return /* a number to call stands alone */
      if (sure.filter(function (item) { return !item.shown.lang }).length < FEW && query.length >= SHORTEST) return function () {
        sure.forEach(function (item) { known[item.id] = true })
        return ask(other, query, FIRST).then(function (found) {
          answer.others = found.items.filter(function (item) { return isSure(item) && !known[item.id] })
          answer.failed = answer.failed || found.failed
        })
      }
      if (sure.length === FIRST && set.most > FIRST) return function () {
        return ask(language, query, set.most).then(function (found) { if (found.items.length > FIRST) { answer.items = found.items; answer.asked = set.most } })
      }
    }
    function now() {
      var query = field.value.trim().slice(0, LONGEST), mine = ++turn
      clearTimeout(timer)
      set.asked(query)
      if (!query) return status.textContent = out.textContent = ""
      Promise.all([ask(language, query, FIRST)].concat(set.pieces.map(script))).then(function (got) {
        if (mine !== turn) return
        var answer = Object.assign({ others: [], asked: FIRST }, got[0]), next = more(answer, query)
        rows = {}
        room = set.twin ? STEP : set.most
        hit = hit || pkSearchHits({ root: root, language: language, words: words, make: make, script: script })
        if (!next || answer.items.some(isSure)) show(answer, query) /* else nothing that would move away under the reader's finger */
        if (next) timer = setTimeout(function () { next().then(function () { if (mine === turn) show(answer, query) }) }, REST)
      }, function () { if (mine === turn) status.textContent = words.failed })
    }
    field.addEventListener("input", function () { turn++; clearTimeout(timer); timer = setTimeout(now, PAUSE) })
    return now
  }

  function inBox() {
    follow(box.querySelector("input"), part(box, "status"), part(box, "out"), { look: "md-search-result__item", heading: "p", most: 10, others: 5, pieces: ["search-hits"], asked: function () {}, answered: function () {} })()
  }

  /* On the page the address follows, and the way to the other language, but not with words that bring an urgent number; results can be narrowed. */
  function whole() {
    var wish = {}, given = new URLSearchParams(location.search), twin = document.querySelector(".pk-lang"), query = "", told = "", filters
    page.classList.toggle("has-come", given.has("q"))
    ;["kind", "kunta", "age"].forEach(function (name) { wish[name] = given.get(name) || "" })
    function remember() {
      var kept = Object.keys(wish).filter(function (name) { return wish[name] }), all = told ? new URLSearchParams([["q", told]].concat(kept.map(function (name) { return [name, wish[name]] }))) : ""
      twin.search = all
      try { history.replaceState(null, "", location.pathname + (all && "?" + all)) } catch (error) {}
    }
    function asked(now) {
      query = now
      if (query) return
      told = ""
      remember()
      part(page, "lists").hidden = false
      if (filters) filters.none()
    }
    function answered(urgent) { told = urgent ? "" : query; remember() }
    function narrow(sure, weak, again) {
      filters = filters || pkSearchFilters(page, words.kinds, wish)
      filters.offer(sure, function () { remember(); again() })
      part(page, "lists").hidden = sure.length + weak.length > 0 /* with nothing found they are what is left to read */
      return { sure: filters.groups(sure), weak: [].concat.apply([], filters.groups(weak).map(function (group) { return group.items })) }
    }
    follow(page.querySelector("input"), part(page, "status"), part(page, "out"), { look: "", heading: "h2", most: 100, others: 10, twin: function () { return twin.href }, pieces: ["search-hits", "search-filters"], asked: asked, answered: answered, narrow: narrow })()
  }
  return { box: inBox, page: whole }
})()
