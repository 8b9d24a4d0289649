/* Small helps; everything works without them. */
(function () {
  "use strict"
  function each(selector, act) { document.querySelectorAll(selector).forEach(act) }
  function folded(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim() }

  /* The reader's own choice of language is remembered for the page that chooses. */
  each("[data-pk-language]", function (link) {
    link.addEventListener("click", function () {
      try { localStorage.setItem("pk-language", link.dataset.pkLanguage) } catch (error) {}
      link.hash = location.hash /* what the reader has chosen on the page comes along */
    })
  })

  /* Escape closes the menu and gives focus back. */
  addEventListener("keydown", function (event) {
    var menu = document.querySelector(".pk-menu[open]")
    if (event.key === "Escape" && menu) { menu.open = false; menu.querySelector("summary").focus() }
  })

  /* What is folded opens for an address that leads into it, and for paper. Newer browsers do both by themselves. */
  function unfold() {
    var target = document.querySelector(":target"), folded = target && target.closest("details:not([open])")
    if (folded) { folded.open = true; target.scrollIntoView() }
  }
  addEventListener("hashchange", unfold)
  unfold()
  addEventListener("beforeprint", function () { each(".md-main details:not([open], .pk-narrow, .pk-plan details)", function (folded) { folded.open = true }) })

  /* Paper needs the script to be asked for. */
  each("[data-pk-print]", function (button) { button.hidden = false; button.addEventListener("click", function () { print() }) })

  /* What was fled from must not leave a second trace in the way back: a jump within a page on violence makes no entry of its own. */
  if (document.querySelector("[data-pk-exit]")) each("a[href^='#']", function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); location.replace(link.href) })
  })

  /* Lists that can be narrowed down by typing. */
  each("[data-pk-filter]", function (box) {
    var field = box.querySelector("input"), count = box.querySelector("[role=status]")
    var items = Array.prototype.map.call(document.querySelectorAll("[data-pk-group] li"), function (item) { return { item: item, words: folded((item.dataset.words || "") + " " + item.textContent) } })
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

  /* What one can do with a page stands at its end, and comes when the page has. Nobody is asked to share or read aloud a page on violence. */
  var assets = document.currentScript.src.replace(/[^/]*$/, "")
  if (document.querySelector("#sisalto .pk-trust") && !document.querySelector("[data-pk-exit], [data-pk-quiet], [data-pk-shortlist]")) addEventListener("load", function () {
    ;["labels/tools-" + document.documentElement.lang, "share", "aloud"].forEach(function (name) {
      var script = document.createElement("script")
      script.src = assets + name + ".js"
      script.async = false /* one after the other */
      document.head.appendChild(script)
    })
  })
})()
