/* How a result of the search looks, and when a place among them is open today. Answers are data: only ever text, never markup.
   `page` is { root, language, words, make, script } of search-view.js; gives hit(item, look, language of the page it leads to). */
var pkSearchHits = function (page) {
  "use strict"
  var WORD = /[\p{L}\p{N}]+/gu, REST = 400, BOOKED = 1, UNSURE = 2, LOOKS = { open: "open", closed: "shut", "by-appointment": "plan" }
  var make = page.make, words = page.words

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
  function spoken(node, language) { if (language !== page.language) node.lang = language; return node }
  function hit(item, look, language) {
    var li = make("li", look + " pk-hit" + (item.urgent ? " is-urgent" : "")), shown = item.shown, roots = rootsOf(item), kind = words.kinds[shown.kind], number = shown.kind === "helpline" && shown.where
    var link = li.appendChild(spoken(marked(make("a"), item.title, roots), shown.lang || language)), about = make("p", "pk-hit__kind", kind && kind[0])
    link.href = page.root + shown.href
    if (language !== page.language) link.hreflang = language
    if (!number && shown.where) about.append(kind ? ", " : "", spoken(make("span", "", shown.where), language))
    if (shown.status) about.append(about.firstChild ? " · " : "", make("b", "", shown.status))
    if (about.firstChild) li.append(about)
    if (number) li.appendChild(make("p")).appendChild(make("a", "pk-phone", number)).href = "tel:" + number.replace(/[^\d+]/g, "")
    if (item.teaser) li.append(spoken(marked(make("p"), item.teaser, roots), language))
    if (shown.hours) setTimeout(function () { if (li.isConnected) tellHours(li, item.id.split("/").pop()) }, REST) /* not at each letter */
    return li
  }

  /* Whether a place is open now (hours.js fills the line) and its times of today, from what the build knows of the place. */
  function tellHours(li, id) {
    Promise.all([window.pkHours || page.script("hours"), window.pkMine || page.script("mine")]).then(function () {
      return (window.pkPlaces || {})[id] || page.script("places/" + page.language + "/" + pkMine.shelf(id))
    }).then(function () {
      var hours = pkPlaces[id] && pkPlaces[id].hours, line = li.appendChild(make("div", "pk-hit__hours"))
      if (!hours) return
      line.append(badges(hours), todayOf(make("p", "pk-hit__today"), hours))
      pkHours.tell()
    }).catch(function () {}) /* then the result stands without its hours */
  }
  function badges(hours) {
    var now = make("p", "pk-now")
    now.dataset.pkNow = JSON.stringify(hours)
    now.dataset.words = JSON.stringify(words.now)
    Object.keys(LOOKS).forEach(function (state) { now.appendChild(make("span", "pk-badge pk-badge--" + LOOKS[state], words.states[state])).dataset.state = state })
    now.append(" ")
    now.appendChild(make("span")).dataset.said = ""
    return now
  }
  /* "Tänään 9.00–12.00"; what nobody has confirmed says so. Told anew as time goes, because a phone keeps its pages overnight. */
  function todayOf(node, hours) {
    var day = pkHours.dayOf(pkHours.clock(new Date())), told = pkHours.spans(hours, day, day).map(function (span) {
      return timeOf(span.start) + "–" + (timeOf(span.end) || "24.00") + (span.flags & BOOKED ? " " + words.now.appointment : "") + (hours.p || span.flags & UNSURE ? ", " + words.unsure : "")
    })
    node.dataset.hours = JSON.stringify(hours)
    node.hidden = !told.length
    node.textContent = words.today + " " + told.filter(function (one, i) { return told.indexOf(one) === i }).join("; ")
    return node
  }
  function timeOf(minute) { var m = minute % 1440; return m ? Math.floor(m / 60) + "." + ("0" + m % 60).slice(-2) : "" }
  setInterval(function () { document.querySelectorAll(".pk-hit__today").forEach(function (node) { todayOf(node, JSON.parse(node.dataset.hours)) }) }, 6e4)

  return hit
}
