/* The front page's one question: which municipality? Typed in either language and any form, taken from the device's place when the
   reader asks for that, or remembered from last time. Nothing leaves the device: names and centre points are in one small file. */
var pkAsk = (function () {
  "use strict"
  var form = document.querySelector("form[data-pk-ask]")
  if (!form) return null
  var field = form.querySelector("input"), list = form.querySelector("datalist"), answer = form.querySelector("[role=status]"), choices = form.querySelector("[data-choices]")
  var locate = form.querySelector("[data-locate]"), keep = document.querySelector("[data-keep]"), KEY = "pk-municipality", MOST = 8, FAR = 1.5, waiting = null, known = null

  function folded(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\s-]+/g, " ").trim() }
  function stored(value) {
    try {
      if (value === undefined) return localStorage.getItem(KEY)
      if (value) localStorage.setItem(KEY, value); else localStorage.removeItem(KEY)
    } catch (error) { return null }
  }

  /* rows: [id, latitude, longitude, name, other name] */
  function load(then, failed) {
    if (window.pkMunicipalities) return then()
    if (waiting) return waiting.push([then, failed])
    waiting = [[then, failed]]
    var script = document.createElement("script")
    function ended(which) { var all = waiting; waiting = null; all.forEach(function (pair) { if (pair[which]) pair[which]() }) }
    script.src = form.dataset.pkAsk
    script.onload = function () {
      window.pkMunicipalities.forEach(function (row) { row.slice(3).forEach(function (name) { var option = document.createElement("option"); option.value = name; list.appendChild(option) }) })
      ended(0)
    }
    script.onerror = function () { ended(1) }
    document.head.appendChild(script)
  }

  /* Rows that a text may mean, the likeliest alone: its name; its name in another case ("Turussa", "i Vasa") or the beginning of one; one slip of a key. */
  function meant(text) {
    var wish = bare(folded(text))
    known = known || window.pkMunicipalities.map(function (row) { return { row: row, names: row.slice(3).map(function (name) { return stems(bare(folded(name))) }) } })
    function named(test) { return known.filter(function (one) { return one.names.some(test) }).map(function (one) { return one.row }) }
    var exact = named(function (name) { return name[0] === wish })
    if (exact.length || wish.length < 2) return exact
    var longest = known.reduce(function (most, one) { return one.names.reduce(function (most, name) { return Math.max(most, bent(wish, name)) }, most) }, 0)
    var likely = named(function (name) { return name[0].indexOf(wish) === 0 || longest && bent(wish, name) === longest })
    return likely.length ? likely : named(function (name) { return wish.length > 3 && slips(wish, name[0]) })
  }
  /* Without what stands around a name, and without the case of an adjective within it: "uudessakaupungissa". */
  function bare(wish) {
    return wish.replace(/^(i|pa|till|fran) (?=\S\S)/, "").replace(/ (tl|kun(ta|na|nn)\w*|kaupun\w*|kommun|stad)$/, "").replace(/^uu(de|te)(ssa|sta|en|n)(?=ka)/, "uusi").replace(/^iso(ssa|sta|on|n)(?=kyro)/, "iso")
  }
  /* The beginnings that a Finnish name has in its cases, itself first: "lahti", "lahte", "lahde". */
  var ENDS = [[/nen$/, "s"], [/si$/, "de", "te"], [/i$/, "e"], [/e$/, "ee"], [/us$/, "ude", "ute"], [/s$/, "kse"], [/das$/, "taa"], [/dun$/, "tume"], [/rrat$/, "rroi", "rtoi"]]
  var WEAK = { kk: "k", pp: "p", tt: "t", nk: "ng", nt: "nn", lt: "ll", rt: "rr", mp: "mm", ht: "hd", t: "d", k: "" }
  function stems(name) {
    var all = [name]
    ENDS.forEach(function (row) { if (row[0].test(name)) row.slice(1).forEach(function (end) { all.push(name.replace(row[0], end)) }) })
    return all.concat(all.map(function (stem) { return stem.replace(/(kk|pp|tt|nk|nt|lt|rt|mp|ht|t|k)(?=[aeiouy]+$)/, function (strong) { return WEAK[strong] }) }))
  }
  /* The length of the longest stem after which the rest of a word is an ending; 0 when it is no form of the name. */
  function bent(wish, stems) {
    return stems.reduce(function (best, stem) {
      return stem.length > best && wish.indexOf(stem) === 0 && /^[ei]?(ssa|sta|lla|lta|lle|s?[aeiouy]{1,2}n|h[aeiouy]n|ta|a|n|t|s)$/.test(wish.slice(stem.length)) ? stem.length : best
    }, 0)
  }
  /* whether two words differ by one letter, or by two that changed places */
  function slips(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false
    var i = 0, j = 0
    while (i < a.length && a[i] === b[i]) i++
    while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++
    var left = a.slice(i, a.length - j), right = b.slice(i, b.length - j)
    return left.length < 2 && right.length < 2 || left.length === 2 && left[0] === right[1] && left[1] === right[0]
  }
  /* The row whose centre is nearest; null when none is within some 160 km (FAR, in degrees of latitude). */
  function nearest(point) {
    var east = Math.cos(point.latitude * Math.PI / 180)
    function distance(row) { return Math.sqrt(Math.pow(row[1] - point.latitude, 2) + Math.pow((row[2] - point.longitude) * east, 2)) }
    var best = window.pkMunicipalities.reduce(function (best, row) { return distance(row) < distance(best) ? row : best })
    return distance(best) < FAR ? best : null
  }

  function say(said) { choices.textContent = ""; answer.textContent = said }
  function addressed() { return new URLSearchParams(location.hash.slice(1)).get("kunta") }
  /* `quietly` when the reader has not just asked: no step in the history, and the focus stays. What was wished for holds for the next municipality too. */
  function go(row, quietly) {
    say("")
    field.value = row[3]
    if (addressed() !== row[0]) {
      var wish = new URLSearchParams(addressed() ? location.hash.slice(1) : "")
      wish.set("kunta", row[0])
      history[quietly ? "replaceState" : "pushState"](null, "", "#" + wish)
    }
    pkWhere.show(row[0], function (found) {
      if (!found) { if (!quietly) field.focus(); return say(answer.dataset.failed) }
      mark()
      if (!quietly) { var h = pkWhere.heading(); h.focus(); h.scrollIntoView() }
    })
  }
  function ask(text) {
    var rows = meant(text)
    if (rows.length === 1) return go(rows[0])
    say(rows.length ? answer.dataset.which : answer.dataset.none)
    rows.slice(0, MOST).forEach(function (row) {
      var button = document.createElement("button")
      button.type = "button"; button.className = "pk-btn pk-btn--quiet"; button.textContent = row[3]
      button.addEventListener("click", function () { go(row) })
      choices.appendChild(button)
    })
    field.focus()
  }
  function mark() { if (keep) { var here = pkWhere.municipality(); keep.checked = !!here && stored() === here.id } }
  /* What the address names, or else what is remembered. */
  function arrive(id) {
    if (id) load(function () { var row = window.pkMunicipalities.filter(function (row) { return row[0] === id })[0]; if (row) go(row, true) })
  }

  field.addEventListener("focus", function () { load(function () {}) })
  form.addEventListener("submit", function (event) {
    if (!field.value.trim()) return
    event.preventDefault()
    load(function () { ask(field.value) }, function () { form.submit() }) /* without the names the list of all municipalities answers */
  })
  if (locate && navigator.geolocation) {
    locate.hidden = false
    locate.addEventListener("click", function () {
      say(answer.dataset.locating)
      navigator.geolocation.getCurrentPosition(function (position) {
        load(function () { var row = nearest(position.coords); if (row) go(row); else say(answer.dataset.abroad) }, function () { say(answer.dataset.failed) })
      }, function () { say(answer.dataset.unlocated) }, { maximumAge: 6e5, timeout: 15e3 })
    })
  }
  if (keep) keep.addEventListener("change", function () { var here = pkWhere.municipality(); stored(keep.checked && here ? here.id : ""); mark() })
  addEventListener("hashchange", function () {
    var here = pkWhere.municipality(), id = addressed()
    if (!id) { say(""); pkWhere.hide() } else if (!here || here.id !== id) arrive(id)
  })
  arrive(addressed() || stored())
  return { load: load, meant: meant }
})()
