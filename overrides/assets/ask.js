/* The front page's one question: which municipality? Typed in either language and any form, taken from the device's place when the
   reader asks for that, or remembered from last time. Nothing leaves the device: names and centre points are in one small file. */
(function () {
  "use strict"
  var form = document.querySelector("form[data-pk-ask]")
  if (!form) return
  var field = form.querySelector("input"), list = form.querySelector("datalist"), answer = form.querySelector("[role=status]"), choices = form.querySelector("[data-choices]")
  var locate = form.querySelector("[data-locate]"), keep = document.querySelector("[data-keep]"), KEY = "pk-municipality", waiting = null
  var ENDINGS = "ssa ssä sta stä lla llä lta ltä lle seen een hin an än en in on ön un yn n a ä s".split(" ").map(folded)

  function folded(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim() }
  function stored(value) {
    try {
      if (value === undefined) return localStorage.getItem(KEY)
      if (value) localStorage.setItem(KEY, value); else localStorage.removeItem(KEY)
    } catch (error) { return null }
  }

  /* rows: [id, latitude, longitude, name, other name] */
  function load(then) {
    if (window.pkMunicipalities) return then()
    if (waiting) return waiting.push(then)
    waiting = [then]
    var script = document.createElement("script")
    script.src = form.dataset.pkAsk
    script.onload = function () {
      window.pkMunicipalities.forEach(function (row) { row.slice(3).forEach(function (name) { var option = document.createElement("option"); option.value = name; list.appendChild(option) }) })
      waiting.forEach(function (next) { next() })
    }
    script.onerror = function () { form.submit() }
    document.head.appendChild(script)
  }

  /* Rows that a text may mean, the likeliest alone: its name, its name in another case ("Turussa", "i Vasa"), its beginning, or one slip of a key. */
  function meant(text) {
    var wish = folded(text).replace(/^(i|pa|till|fran) (?=\S\S)/, ""), rows = window.pkMunicipalities
    function named(test) { return rows.filter(function (row) { return row.slice(3).some(function (name) { return test(folded(name)) }) }) }
    function exactly(word) { return named(function (name) { return name === word }) }
    var bases = [wish].concat(ENDINGS.filter(function (end) { return wish.length - end.length > 1 && wish.slice(-end.length) === end }).map(function (end) { return wish.slice(0, -end.length) }))
    for (var i = 0; i < bases.length; i++) { var hit = exactly(bases[i]); if (hit.length) return hit }
    var begun = wish.length > 1 ? named(function (name) { return name.indexOf(wish) === 0 }) : []
    if (begun.length) return begun
    return closest(bases.slice(1), named) || named(function (name) { return wish.length > 3 && slips(wish, name) })
  }
  /* "lahde" of "Lahdessa" is nearest to "lahti": the longest common beginning, most of the name. */
  function closest(bases, named) {
    var best = 0, found = null
    bases.forEach(function (base) {
      named(function (name) {
        var same = 0
        while (same < base.length && base[same] === name[same]) same++
        if (same > best && same >= 3 && same >= name.length - 3 && same >= base.length - 2) { best = same; found = name }
      })
    })
    return found && named(function (name) { return name === found })
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
  function nearest(point) {
    var east = Math.cos(point.latitude * Math.PI / 180)
    function distance(row) { return Math.pow(row[1] - point.latitude, 2) + Math.pow((row[2] - point.longitude) * east, 2) }
    return window.pkMunicipalities.reduce(function (best, row) { return distance(row) < distance(best) ? row : best })
  }

  function go(row, quietly) {
    choices.textContent = ""
    answer.textContent = ""
    field.value = row[3]
    location.hash = location.hash.indexOf("kunta=" + row[0]) < 0 ? "kunta=" + row[0] : location.hash
    pkWhere.show(row[0], function (found) {
      if (!found) { answer.textContent = answer.dataset.failed; return }
      mark()
      if (!quietly) { var h = pkWhere.heading(); h.tabIndex = -1; h.focus(); h.scrollIntoView() }
    })
  }
  function ask(text) {
    var rows = meant(text)
    if (rows.length === 1) return go(rows[0])
    answer.textContent = rows.length ? answer.dataset.which : answer.dataset.none
    choices.textContent = ""
    rows.slice(0, 8).forEach(function (row) {
      var button = document.createElement("button")
      button.type = "button"; button.className = "pk-btn pk-btn--quiet"; button.textContent = row[3]
      button.addEventListener("click", function () { go(row) })
      choices.appendChild(button)
    })
    field.focus()
  }
  function mark() { if (keep) { var here = pkWhere.municipality(); keep.checked = !!here && stored() === here.id } }
  function arrive() {
    var id = new URLSearchParams(location.hash.slice(1)).get("kunta") || stored()
    if (id) load(function () { var row = window.pkMunicipalities.filter(function (row) { return row[0] === id })[0]; if (row) go(row, true) })
  }

  field.addEventListener("focus", function () { load(function () {}) })
  form.addEventListener("submit", function (event) {
    if (!field.value.trim()) return
    event.preventDefault()
    load(function () { ask(field.value) })
  })
  if (locate && navigator.geolocation) {
    locate.hidden = false
    locate.addEventListener("click", function () {
      answer.textContent = answer.dataset.locating
      navigator.geolocation.getCurrentPosition(function (position) {
        load(function () { go(nearest(position.coords)) })
      }, function () { answer.textContent = answer.dataset.unlocated }, { maximumAge: 6e5, timeout: 15e3 })
    })
  }
  if (keep) keep.addEventListener("change", function () { var here = pkWhere.municipality(); stored(keep.checked && here ? here.id : "") })
  addEventListener("hashchange", function () { var here = pkWhere.municipality(), id = new URLSearchParams(location.hash.slice(1)).get("kunta"); if (id && (!here || here.id !== id)) arrive() })
  arrive()
})()
