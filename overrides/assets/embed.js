/* The code that others put on their own sites: a frame with a card of ours, or the card's words as plain HTML. Which card it is stands behind the
   question mark of the address, or in an address that the reader gives; the card itself is fetched and read. */
(function () {
  "use strict"
  var box = document.querySelector("[data-pk-embed]"), words = JSON.parse(box.dataset.words), form = box.querySelector("[data-asked]"), field = form.querySelector("input")
  var frame = box.querySelector("#kehys"), plain = box.querySelector("#teksti"), said = form.querySelector("[data-said]"), language = document.documentElement.lang
  var own = document.querySelector("link[rel=canonical]"), site = new URL(box.dataset.root, own ? own.href : location.href).href /* where the site is known to be, whoever shows it now */
  var KEPT = ["href", "lang", "title", "scope", "rowspan"]

  function tell(text) { said.textContent = ""; setTimeout(function () { said.textContent = text }, 50) } /* the same words a second time are read out again */
  function filled(text, name, value) { return text.replace("{" + name + "}", function () { return value }) }
  function escaped(text) { return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;") }

  /* 'https://…/fi/paikat/lyhty/#ajat' and 'paikat/lyhty' → 'fi/paikat/lyhty' */
  function wanted(text) {
    var found = /(?:(?:^|\/)(fi|sv)\/|^)([a-z]+\/[a-z0-9-]+)(?:\/|\.html)?(?:[?#].*)?$/.exec(text.trim())
    return found && (found[1] || language) + "/" + found[2]
  }

  /* In pixels, for a frame of 390: at this height hardly a card need be scrolled in it. */
  function height(main) {
    function sum(parts, letters, line, space) { return Array.prototype.reduce.call(main.querySelectorAll(parts), function (all, part) { return all + space + line * Math.ceil(part.textContent.length / letters) }, 0) }
    return Math.ceil((70 + sum("h1, h2, h3, p, li, address", 46, 24, 8) + sum("td", 26, 28, 16)) / 20) * 20
  }

  /* The card without its looks: what is left stands on any page, below that page's own headings. */
  function bare(main, page) {
    main.querySelector(".pk-way").remove()
    main.querySelectorAll("*").forEach(function (part) { Array.from(part.attributes).forEach(function (said) { if (KEPT.indexOf(said.name) < 0) part.removeAttribute(said.name) }) })
    main.querySelectorAll("header, div, span:not([lang])").forEach(function (part) { part.replaceWith.apply(part, part.childNodes) })
    main.querySelectorAll("a").forEach(function (link) { link.setAttribute("href", new URL(link.getAttribute("href"), page).href) })
    var text = main.innerHTML.replace(/<(\/?)h([123])\b/g, function (_, end, rank) { return "<" + end + "h" + (+rank + 2) }).replace(/\s*\n\s*/g, "\n").trim()
    var last = "<p>" + escaped(filled(words.date, "date", new Date().toLocaleDateString(language + "-FI"))) + ' <a href="' + escaped(page) + '">' + escaped(page) + "</a></p>"
    return "<div lang=\"" + main.ownerDocument.documentElement.lang + "\">\n" + text + "\n" + last + "\n</div>"
  }

  function show(html, card) {
    var read = new DOMParser().parseFromString(html, "text/html"), main = read.querySelector("main"), known = read.querySelector("link[rel=canonical]")
    if (!main || !known) throw card /* a host that answers to everything */
    var title = main.querySelector("h1").textContent, page = new URL(known.getAttribute("href"), site + card).href, look = box.querySelector("[data-look]")
    frame.value = '<iframe src="' + escaped(site + card) + '" title="' + escaped(read.title) + '" width="100%" height="' + height(main) + '" loading="lazy" style="border:0"></iframe>'
    plain.value = bare(main, page)
    look.href = box.dataset.root + card
    look.hidden = box.querySelector("[data-plain]").hidden = false
    box.querySelectorAll("[data-copy]").forEach(function (button) { button.hidden = false })
    tell(filled(words.made, "title", title))
  }

  function make() {
    var path = wanted(field.value), card = "embed/" + path + ".html"
    if (!path) return tell(words.lost)
    fetch(box.dataset.root + card).then(function (answer) { if (!answer.ok) throw answer; return answer.text() }).then(function (html) { show(html, card) }).catch(function () { tell(words.lost) })
  }

  function copy(area, status) {
    function done(text) { status.textContent = ""; setTimeout(function () { status.textContent = text }, 50) }
    function byHand() { area.focus(); area.select(); done(words.byHand) }
    navigator.clipboard ? navigator.clipboard.writeText(area.value).then(function () { done(words.copied) }, byHand) : byHand()
  }

  box.querySelectorAll("[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () { copy(box.querySelector("#" + button.dataset.copy), button.parentNode.querySelector("[role=status]")) })
  })
  form.addEventListener("submit", function (event) { event.preventDefault(); make() })
  form.hidden = false
  if (/^\?[a-z]+\/[a-z0-9-]+$/.test(location.search)) { field.value = new URL(box.dataset.root + language + location.search.replace("?", "/"), site).href; make() }
})()
