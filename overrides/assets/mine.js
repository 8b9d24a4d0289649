/* "My places": chosen by the reader and remembered by this device only. Buttons that mark a place, on any page; the page that lists
   them is shortlist.js. Where the browser remembers nothing the buttons stay hidden. */
var pkMine = (function () {
  "use strict"
  var KEY = "pk-places", MOST = 60

  /* The ids; with a list they become that. Null when this browser remembers nothing. */
  function ids(list) {
    try {
      if (list) localStorage.setItem(KEY, JSON.stringify(clean(list)))
      return clean(JSON.parse(localStorage.getItem(KEY)))
    } catch (error) { return error instanceof SyntaxError ? [] : null }
  }
  function clean(list) {
    return (Array.isArray(list) ? list : []).filter(function (id, i) { return typeof id === "string" && /^[a-z0-9-]+$/.test(id) && list.indexOf(id) === i }).slice(0, MOST)
  }
  /* Which file knows a place; the build reckons the same. */
  function shelf(id) {
    for (var number = 0, i = 0; i < id.length; i++) number = (number * 31 + id.charCodeAt(i)) % 64
    return number + 1
  }
  function without(list, gone) { return list.filter(function (id) { return gone.indexOf(id) < 0 }) }

  function mark() {
    var kept = ids()
    document.querySelectorAll("[data-pk-mine]").forEach(function (holder) {
      holder.hidden = !kept
      holder.querySelector("button").setAttribute("aria-pressed", !!kept && kept.indexOf(holder.dataset.pkMine) >= 0)
    })
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-pk-mine] button"), kept = ids() || []
    if (!button) return
    var holder = button.closest("[data-pk-mine]"), id = holder.dataset.pkMine, said = holder.querySelector("[role=status]")
    said.textContent = ids(kept.indexOf(id) < 0 ? [id].concat(kept) : without(kept, [id])) ? "" : said.dataset.failed
    mark()
  })
  /* The list may have changed in another tab, or on the way back to a page that was kept as it was. */
  function follow(act) {
    addEventListener("storage", function (event) { if (event.key === KEY || event.key === null) act() })
    addEventListener("pageshow", function (event) { if (event.persisted) act() })
  }
  mark()
  follow(mark)

  return { ids: ids, clean: clean, shelf: shelf, without: without, mark: mark, follow: follow }
})()
