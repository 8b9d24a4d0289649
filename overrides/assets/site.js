/* Small helps; everything works without them. */
(function () {
  "use strict"
  function each(selector, act) { document.querySelectorAll(selector).forEach(act) }
  function folded(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim() }

  /* The reader's own choice of language is remembered for the page that chooses. */
  each("[data-pk-language]", function (link) {
    link.addEventListener("click", function () { try { localStorage.setItem("pk-language", link.dataset.pkLanguage) } catch (error) {} })
  })

  /* Escape closes the menu and gives focus back. */
  addEventListener("keydown", function (event) {
    var menu = document.querySelector(".pk-menu[open]")
    if (event.key === "Escape" && menu) { menu.open = false; menu.querySelector("summary").focus() }
  })

  /* Leaving a page on violence also takes it out of the way back. */
  each("[data-pk-exit]", function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); location.replace(link.href) })
  })

  /* Lists that can be narrowed down by typing. */
  each("[data-pk-filter]", function (box) {
    var field = box.querySelector("input"), count = box.querySelector("[role=status]")
    var items = Array.prototype.map.call(document.querySelectorAll("[data-words]"), function (item) { return { item: item, words: folded(item.dataset.words + " " + item.textContent) } })
    function narrow() {
      var wish = folded(field.value), hits = 0
      items.forEach(function (entry) { var hit = entry.words.indexOf(wish) >= 0; entry.item.hidden = !hit; if (hit) hits++ })
      each("[data-pk-group]", function (group) { group.hidden = !group.querySelector("li:not([hidden])") })
      count.textContent = !wish ? "" : (hits === 0 ? count.dataset.none : hits === 1 ? count.dataset.one : count.dataset.many).replace("{n}", hits)
    }
    box.hidden = false
    field.value = new URLSearchParams(location.search).get("q") || ""
    field.addEventListener("input", narrow)
    narrow()
  })

  /* The front page's question: the name of a municipality leads to its page. Names are fetched when the field is first used. */
  each("form[data-pk-ask]", function (form) {
    var field = form.querySelector("input"), list = form.querySelector("datalist"), answer = form.querySelector("[role=status]"), waiting = null
    function load(then) {
      if (window.pkMunicipalities) return then && then()
      if (waiting) return then && waiting.push(then)
      waiting = then ? [then] : []
      var script = document.createElement("script")
      script.src = form.dataset.pkAsk
      script.onload = function () {
        window.pkMunicipalities.forEach(function (row) { row.slice(0, -1).forEach(function (name) { var option = document.createElement("option"); option.value = name; list.appendChild(option) }) })
        waiting.forEach(function (next) { next() })
      }
      script.onerror = function () { if (waiting.length) form.submit() }
      document.head.appendChild(script)
    }
    function find(text) {
      var wish = folded(text), rows = window.pkMunicipalities
      function named(test) { return rows.filter(function (row) { return row.slice(0, -1).some(function (name) { return test(folded(name)) }) }) }
      var exact = named(function (name) { return name === wish })
      var begun = exact.length ? exact : named(function (name) { return name.indexOf(wish) === 0 || (name.length > 3 && wish.indexOf(name.slice(0, -1)) === 0) })
      return begun.length === 1 ? begun[0] : exact[0]
    }
    field.addEventListener("focus", function () { load() })
    form.addEventListener("submit", function (event) {
      if (!field.value.trim()) return
      event.preventDefault()
      load(function () {
        var row = find(field.value)
        if (!row) { answer.textContent = answer.dataset.none; field.focus(); return }
        var root = form.dataset.pkAsk.replace(/assets\/.*$/, "")
        location.href = root + row[row.length - 1]
      })
    })
  })
})()
