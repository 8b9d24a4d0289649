/* The page of the reader's own places (mine.js), each with what the build knows of it: assets/places/<language>/<shelf>.js.
   A list in the address, #paikat=a,b, is shown instead of the reader's own and never mixed with it unless the reader says so. */
(function () {
  "use strict"
  var box = document.querySelector("[data-pk-shortlist]"), words = JSON.parse(box.dataset.words), root = box.dataset.root, list = find("list")
  var rows = window.pkPlaces = window.pkPlaces || {}, linked, ids, today

  function find(name, inside) { return (inside || box).querySelector("[data-" + name + "]") }
  function show(name, when, inside) { find(name, inside).hidden = !when }
  function copy(name) { return find(name).content.firstElementChild.cloneNode(true) }
  function filled(text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name] }) }
  function put(name, said, inside) {
    var slot = find(name, inside)
    if (said) slot.textContent = said
    else (slot.closest("p") || slot).remove()
  }
  function tell(said, quietly) { find("told").className = quietly ? "pk-sr" : ""; find("told").textContent = said }
  function own() { return pkMine.ids() || [] }
  function nameOf(id) { return rows[id] ? rows[id].name : id }
  function address() { return location.href.split("#")[0] + "#paikat=" + ids.join() }
  function now() { return pkHours.clock(new Date()) }
  function time(minute) { return Math.floor(minute % 1440 / 60) + "." + ("0" + minute % 60).slice(-2) }
  function dateOf(day) { var d = pkHours.date(day); return words.days[pkHours.weekday(day)] + "\u00a0" + d.getUTCDate() + "." + (d.getUTCMonth() + 1) + "." }

  /* which places */
  function start() {
    var asked = /^#paikat=([a-z0-9,-]+)/.exec(location.hash)
    linked = asked && pkMine.clean(asked[1].split(","))
    ids = linked || own()
    var missing = ids.filter(function (id) { return !rows[id] }).map(pkMine.shelf).filter(function (shelf, i, all) { return all.indexOf(shelf) === i }), left = missing.length
    if (!left) draw()
    missing.forEach(function (shelf) {
      var script = document.createElement("script")
      script.src = root + box.dataset.rows.replace("*", shelf)
      script.onload = script.onerror = function () { if (!--left) draw() }
      document.head.appendChild(script)
    })
  }
  function nowCalled(id) { return rows[id] ? rows[id].id : id } /* a place that moved is found by its former name, too */
  /* Soonest first; then what nobody has confirmed, what has no times, what could not be found. */
  function rank(id) {
    var row = rows[id], at = now()
    if (!row || !row.hours) return row ? 3e9 : 4e9
    var state = pkHours.state(row.hours, new Date())
    if (state.kind === "closed") return state.next || 2e9
    if (state.kind !== "unknown") return at
    var next = pkHours.spans(row.hours, today, today + 60).filter(function (span) { return span.end > at })[0]
    return 1e9 + (next ? next.start : 9e8)
  }
  function draw(focused) {
    var at = list.contains(document.activeElement) && document.activeElement.closest("[data-id]")
    if (at) focused = focused || at.dataset.id /* a reader on a card stays on it */
    if (!linked && ids.some(function (id) { return nowCalled(id) !== id })) pkMine.ids(own().map(nowCalled))
    ids = pkMine.clean(ids.map(nowCalled))
    today = pkHours.dayOf(now())
    list.textContent = ""
    ids.map(function (id) { return [rank(id), id] }).sort(function (a, b) { return a[0] - b[0] }).forEach(function (pair) {
      var li = list.appendChild(card(pair[1]))
      if (pair[1] === focused) find("focus", li).focus()
    })
    find("printed").textContent = filled(words.printed, { d: dateOf(today) })
    frame()
    pkMine.mark()
    pkHours.tell()
  }
  /* what stands around the list */
  function frame() {
    var kept = pkMine.ids()
    show("title", ids.length)
    find("title").textContent = ids.length === 1 ? words.one : filled(words.many, { n: ids.length })
    show("found", ids.length || list.firstChild)
    show("tools", ids.length)
    show("empty", !ids.length && kept)
    show("broken", !kept)
    show("linked", linked)
    show("keep", kept && linked && pkMine.without(ids, kept).length)
    show("clear", !linked)
    show("share", navigator.share)
    show("calendar-tool", calendars().length)
    show("by-hand")
  }

  /* one place */
  function card(id) {
    var row = rows[id], li = copy(row ? "card" : "lost"), hours = row && row.hours
    li.dataset.id = id
    li.querySelectorAll("[data-of]").forEach(function (of) { of.textContent = " " + nameOf(id); if (row && row.lang) of.lang = row.lang })
    show("remove", !linked, li)
    if (!row) { put("said", filled(words.lost, { id: id }), li); return li }
    var link = find("focus", li), phone = find("phone", li).closest("a"), single = find("single", li), add = find("add", li), line = li.querySelector(".pk-now"), days = week(li.querySelector("table"), row)
    link.textContent = row.name
    link.href = root + row.href
    if (row.lang) link.lang = row.lang
    if (row.phone) phone.href = "tel:" + row.phone.replace(/ /g, "")
    if (row.calendar) single.href = root + row.calendar
    put("where", [row.where, row.municipality].filter(Boolean).join(", "), li)
    put("phone", row.phone, li)
    put("doubt", hours && hours.p && words.doubt, li)
    put("none", hours ? !days && words.quiet : !row.rest && words.noHours, li)
    put("checked", row.checked, li)
    if (linked) add.firstElementChild.dataset.pkMine = id
    else add.remove()
    if (hours) line.dataset.pkNow = JSON.stringify(hours)
    else line.remove()
    return li
  }
  /* The next seven days, a row for each opening and for each day that differs by being closed; returns how many. */
  function week(table, row) {
    var body = table.tBodies[0], hours = row.hours
    table.caption.textContent = row.name + ": " + words.week
    for (var day = today; hours && day < today + 7; day++) {
      var told = pkHours.spans(hours, day, day).map(function (span) {
        var rule = row.rules[span.rule] || []
        return [time(span.start) + "–" + (span.end % 1440 ? time(span.end) : "24.00"), [rule[0], rule[1] && rule[1][0], span.flags & 1 && words.appointment].filter(Boolean).join(", ")]
      })
      if (!told.length && (hours.x || []).some(function (x) { return !x[2] && x[0] <= day && day <= x[1] })) told = [[words.closed, ""]]
      told.forEach(function (said, i) {
        var tr = body.insertRow()
        tr.className = (day === today ? "is-today" : "") + (hours.p ? " is-doubtful" : "")
        if (!i) tr.appendChild(document.createElement("th")).textContent = dateOf(day) + (day === today ? " " + words.today : "")
        var cell = tr.insertCell()
        cell.appendChild(document.createElement("b")).textContent = said[0]
        cell.appendChild(document.createTextNode(" " + said[1]))
        if (!i) { tr.firstChild.scope = "row"; tr.firstChild.rowSpan = told.length }
      })
    }
    if (!body.rows.length) table.remove()
    return body.rows.length
  }

  /* Takes places off the list; where they stood, one line says so and can undo it. */
  function drop(gone, li, said) {
    if (!pkMine.ids(pkMine.without(own(), gone))) return tell(words.notKept)
    var line = copy("gone")
    put("said", said, line)
    put("of", " " + said, line)
    find("undo", line).addEventListener("click", function () {
      pkMine.ids(own().concat(gone))
      ids = own()
      draw(gone[0])
      tell(words.back, true)
    })
    ids = own()
    if (!li) list.textContent = ""
    list.insertBefore(line, li)
    if (li) li.remove()
    frame()
    find("undo", line).focus()
    tell(said, true)
  }

  function calendars() { return ids.map(function (id) { return rows[id] }).filter(function (row) { return row && row.calendar }) }
  /* One calendar of several: all their events, and the time zone once. */
  function joined(texts) {
    function parts(name) { return texts.map(function (text) { return text.match(new RegExp("^BEGIN:" + name + "\\r?\\n[^]*?^END:" + name, "gm")) || [] }) }
    var head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Perhekeskus//" + words.title + "//", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + words.title]
    return head.concat.apply(head, [parts("VTIMEZONE")[0]].concat(parts("VEVENT"), "END:VCALENDAR", "")).join("\r\n")
  }
  function offer(text) {
    var link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }))
    link.download = words.file
    link.click()
    setTimeout(function () { URL.revokeObjectURL(link.href) }, 6e4)
    tell(words.calendarReady)
  }
  function oneByOne() {
    list.querySelectorAll("[data-single][href]").forEach(function (link) { link.hidden = false })
    tell(words.calendarFailed)
  }

  var acts = {
    remove: function (button) { var li = button.closest("li"), id = li.dataset.id; drop([id], li, filled(words.removed, { place: nameOf(id) })) },
    clear: function () { drop(ids, null, words.cleared) },
    keep: function () {
      if (!pkMine.ids(own().concat(ids))) return tell(words.notKept)
      history.replaceState(null, "", location.href.split("#")[0])
      start()
      find("title").focus()
      tell(words.kept)
    },
    copy: function () {
      function byHand() { var field = find("field"); show("by-hand", true); field.value = address(); field.select() }
      navigator.clipboard ? navigator.clipboard.writeText(address()).then(function () { tell(words.copied) }, byHand) : byHand()
    },
    share: function () { navigator.share({ title: words.title, url: address() }).catch(function () {}) },
    print: function () { print() },
    calendar: function () {
      if (location.protocol === "file:") return oneByOne()
      Promise.all(calendars().map(function (row) {
        return fetch(root + row.calendar).then(function (answer) { if (!answer.ok) throw answer; return answer.text() })
      })).then(joined).then(offer).catch(oneByOne)
    }
  }
  box.addEventListener("click", function (event) {
    var button = event.target.closest("[data-act]")
    if (button) acts[button.dataset.act](button)
  })
  box.hidden = false
  start()
  addEventListener("hashchange", start)
  pkMine.follow(start)
  setInterval(function () { if (!document.hidden && today !== pkHours.dayOf(now())) draw() }, 6e4)
})()
