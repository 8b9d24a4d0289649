/* Brings the worker that keeps opened pages (offline-worker.js), says of a kept page when it was fetched, and empties what is kept.
   Only where a site is built with OFFLINE_CACHE=1. Its words and ways are in its own element. */
(function () {
  "use strict"
  var me = document.currentScript, root = me.dataset.root, words = JSON.parse(me.dataset.words), fetched = +document.documentElement.dataset.pkFetched, DAY = 864e5, OLD = 2 * DAY
  if (!navigator.serviceWorker || location.protocol === "file:") return

  function shown(text, look) { var p = document.createElement("p"); p.className = look; p.setAttribute("role", "status"); p.textContent = text; return p }
  function told(button) {
    button.disabled = true
    button.textContent = words.emptied
  }
  function clearer() {
    var button = document.createElement("button")
    button.type = "button"; button.className = "pk-btn pk-btn--quiet"; button.textContent = words.empty
    button.dataset.pkEmpty = ""
    button.addEventListener("click", function () {
      navigator.serviceWorker.addEventListener("message", function (event) { if (event.data === "emptied") told(button) })
      navigator.serviceWorker.ready.then(function (found) { found.active.postMessage("empty") })
    })
    return button
  }
  function date(time) { var d = new Date(time); return d.getDate() + "." + (d.getMonth() + 1) + "." + d.getFullYear() }

  addEventListener("DOMContentLoaded", function () {
    var text = document.getElementById("sisalto"), end = text.querySelector(".pk-flow") || text
    if (fetched) {
      var note = shown(words.kept.replace("{d}", date(fetched)), "pk-offline"), wrap = document.createElement("div")
      wrap.className = "pk-wrap"
      wrap.appendChild(note)
      text.insertBefore(wrap, text.firstChild)
      if (Date.now() - fetched > OLD || Date.now() < fetched - DAY) { /* a clock that goes backwards tells nothing */
        document.documentElement.classList.add("pk-is-old")
        note.textContent += " " + words.old
      }
    }
    if (me.dataset.empty) end.appendChild(document.createElement("p")).appendChild(clearer())
  })
  /* The page that brought the worker was there before it: it is asked for again, with what it needs. */
  navigator.serviceWorker.addEventListener("controllerchange", function () {
    var needed = Array.prototype.map.call(document.querySelectorAll("script[src], link[rel=stylesheet]"), function (node) { return node.src || node.href })
    needed.concat(location.href.split("#")[0]).forEach(function (address) { fetch(address).catch(function () {}) })
  })
  addEventListener("load", function () { navigator.serviceWorker.register(root + "worker.js").catch(function () {}) })
  /* A place that is put on the reader's list is kept with the list. */
  document.addEventListener("click", function (event) {
    var holder = event.target.closest("[data-pk-mine]")
    if (!holder || !navigator.serviceWorker.controller) return
    var language = document.documentElement.lang
    ;[me.dataset.mine, root + "assets/places/" + language + "/" + pkMine.shelf(holder.dataset.pkMine) + ".js", root + "assets/hours.js", root + "assets/mine.js", root + "assets/shortlist.js"].forEach(function (address) { fetch(address).catch(function () {}) })
  })
})()
