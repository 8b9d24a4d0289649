/* "Where can we go this afternoon": lists the openings of a municipality and its neighbours, soonest first, for a part of the day
   and with what the reader asks for. Data: assets/when/<language>/<municipality>.js; the box itself: assets/labels/where-<language>.js. The choice stands in the address, after #. */
var pkWhere = (function () {
  "use strict"
  var box = document.querySelector("[data-pk-where]")
  if (!box || !window.pkWhereBox) return null
  box.insertAdjacentHTML("afterbegin", window.pkWhereBox)
  var HOUR = 60, DAY = 1440, NOON = 12 * HOUR, EVENING = 18 * HOUR, WEEK = 7, MOST = 40
  var root = box.dataset.root, words = JSON.parse(find("words").dataset.words), here = null, asked = false, whole = false
  function find(name) { return box.querySelector("[data-" + name + "]") }
  function filled(text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name] }) }
  function time(minute) { var m = minute % DAY; return Math.floor(m / HOUR) + "." + ("0" + m % HOUR).slice(-2) }
  function till(minute) { return minute % DAY ? time(minute) : "24.00" }
  function tell(node, said) { if (node.textContent !== said) node.textContent = said } /* the same words again would be read out again */
  function dayName(day) { var d = pkHours.date(day); return words.days[pkHours.weekday(day)] + "\u00a0" + d.getUTCDate() + "." + (d.getUTCMonth() + 1) + "." }

  /* what the reader asks for */
  function wishes() {
    var form = find("wishes"), wish = {}
    Array.prototype.forEach.call(form.elements, function (field) {
      if (field.name && (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value)) wish[field.name] = field.value
    })
    return wish
  }
  function remember() {
    var wish = wishes(), parts = box.dataset.pkWhere ? [] : ["kunta=" + here.id]
    if (!asked) delete wish.when
    Object.keys(wish).forEach(function (name) { parts.push(name + "=" + encodeURIComponent(wish[name])) })
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search)
  }
  function recall() {
    var wish = new URLSearchParams(location.hash.slice(1)), form = find("wishes")
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name) return
      if (field.type === "radio" || field.type === "checkbox") field.checked = wish.get(field.name) === field.value
      else field.value = wish.get(field.name) || ""
    })
    asked = ["afternoon", "today", "tomorrow", "week"].indexOf(wish.get("when")) >= 0
    if (["age", "walk_in", "booking", "free", "served", "near"].some(function (name) { return wish.get(name) })) find("more").open = true
    return wish
  }

  /* what there is */
  function suits(place, rule, wish) {
    var ages = rule && rule[1] || place.ages, age = wish.age === undefined ? null : +wish.age
    if (age !== null && ages && !(ages[1] <= age && age <= ages[2])) return false
    return !(wish.free && !place.free) && !(wish.served && (place.served || []).indexOf(wish.served) < 0) && !(wish.near && place.km !== undefined)
  }
  function comes(place, booked, wish) {
    return !wish.walk_in && !wish.booking || wish.walk_in && place.walk_in && !booked || wish.booking && booked
  }
  function openings(wish, first, last, now) {
    var found = []
    function day(one) { return pkHours.dayOf(Math.max(one.span.start, now)) }
    here.places.forEach(function (place) {
      pkHours.spans(place.hours, first - 1, last).forEach(function (span) {
        var rule = span.rule >= 0 ? place.rules[span.rule] : null
        if (span.end > now && pkHours.dayOf(Math.max(span.start, now)) <= last && (pkHours.dayOf(span.start) >= first || span.end > first * DAY + (first === pkHours.dayOf(now) ? 0 : 4 * HOUR)) && suits(place, rule, wish) && comes(place, span.flags & 1, wish)) {
          found.push({ place: place, span: span, rule: rule, sure: !place.hours.p && !(span.flags & 2) && pkHours.dayOf(now) <= place.hours.l })
        }
      })
    })
    return found.sort(function (a, b) {
      return day(a) - day(b) || (a.span.flags & 1) - (b.span.flags & 1) || Math.max(a.span.start, now) - Math.max(b.span.start, now) || (a.place.km || 0) - (b.place.km || 0) || a.span.end - b.span.end
    })
  }
  function within(part, wish, now) {
    var today = pkHours.dayOf(now)
    if (part === "tomorrow") return openings(wish, today + 1, today + 1, now)
    if (part === "week") return openings(wish, today, today + WEEK - 1, now)
    var all = openings(wish, today, today, now)
    return part === "today" ? all : all.filter(function (one) { return one.span.end > today * DAY + NOON && one.span.start < today * DAY + EVENING })
  }
  function partOfDay(now) {
    var minute = now % DAY
    return minute < 11 * HOUR ? "today" : minute < 17 * HOUR ? "afternoon" : "today"
  }

  /* how it looks */
  function text(card, name, said) {
    var slot = card.querySelector("[data-" + name + "]")
    if (said) slot.textContent = said
    else (slot.closest("p") || slot).remove()
  }
  function card(one, now, level) {
    var li = find("slot").content.firstElementChild.cloneNode(true), place = one.place, span = one.span, link = document.createElement("a")
    var open = one.sure && span.start <= now && now < span.end && !(span.flags & 1), today = pkHours.dayOf(span.start) === pkHours.dayOf(now)
    var soon = one.sure && today && span.start > now && !(span.flags & 1), booked = one.sure && span.flags & 1
    li.classList.toggle("is-open", open)
    li.classList.toggle("is-doubtful", !one.sure)
    text(li, "from", time(span.start))
    text(li, "till", "–" + till(span.end))
    li.querySelector(".pk-slot__body").insertBefore(document.createElement(level), li.querySelector(".pk-slot__badge")).appendChild(link)
    link.textContent = place.name
    link.href = root + place.href
    if (place.lang) link.lang = place.lang
    li.querySelectorAll("[data-badge]").forEach(function (badge) { if (!{ open: open, soon: soon, plan: booked }[badge.dataset.badge]) badge.remove() })
    if (soon) li.querySelector("[data-opens]").textContent = filled(words.opens, { t: time(span.start) })
    if (!open && !soon && !booked) li.querySelector(".pk-slot__badge").remove()
    var ages = one.rule && one.rule[1] || place.ages
    text(li, "what", one.rule && one.rule[0])
    text(li, "meta", [ages && ages[0], booked ? "" : place.arrival, place.cost].filter(Boolean).join("\u00a0· "))
    text(li, "place", [place.where].concat(place.km === undefined ? place.where ? [] : [place.municipality] : [filled(words.km, { place: place.municipality, n: place.km })]).filter(Boolean).join(", "))
    text(li, "checked", place.checked + (one.sure ? "" : ". " + words.call))
    return li
  }
  function list(holder, rows, now, byDay) {
    var fresh = document.createElement("div"), day = null, ul = null
    rows.slice(0, whole ? rows.length : MOST).forEach(function (one) {
      var its = pkHours.dayOf(Math.max(one.span.start, now))
      if (!ul || byDay && its !== day) {
        if (byDay) { var h = document.createElement("h4"); h.className = "pk-sub"; h.textContent = dayName(its); fresh.appendChild(h) }
        ul = document.createElement("ul"); ul.className = "pk-slots"; fresh.appendChild(ul)
        day = its
      }
      ul.appendChild(card(one, now, byDay ? "h5" : "h4"))
    })
    if (!whole && rows.length > MOST) fresh.appendChild(rest(holder, rows.length - MOST))
    if (fresh.innerHTML !== holder.innerHTML) holder.replaceChildren.apply(holder, fresh.childNodes)
  }
  /* A week of a big city is long: the end of it comes when it is asked for, and the focus goes to its first card. */
  function rest(holder, count) {
    var button = document.createElement("button")
    button.type = "button"; button.className = "pk-btn pk-btn--quiet"; button.textContent = filled(words.rest, { n: count })
    button.addEventListener("click", function () { whole = true; render(); holder.querySelectorAll(".pk-slot a")[MOST].focus() })
    return button
  }
  function render() {
    var now = pkHours.clock(new Date()), today = pkHours.dayOf(now), wish = wishes(), part = asked && wish.when || partOfDay(now)
    var rows = within(part, wish, now), wanted = part
    if (!asked && !rows.length) ["today", "tomorrow", "week"].some(function (next) { var others = within(next, wish, now); if (others.length) { part = next; rows = others } return others.length })
    var sure = rows.filter(function (one) { return one.sure }), perhaps = rows.filter(function (one) { return !one.sure })
    find("wishes").elements.when.forEach(function (radio) { radio.checked = radio.value === part })
    find("wishes").hidden = !here.places.length
    tell(find("title"), filled(words.title[part], { place: here.name }))
    tell(find("date"), part === "week" ? dayName(today) + "–" + dayName(today + WEEK - 1) : dayName(part === "tomorrow" ? today + 1 : today))
    list(find("sure"), sure, now, part === "week")
    list(find("perhaps"), perhaps, now, part === "week")
    find("sure-title").hidden = !sure.length
    find("perhaps-box").hidden = !perhaps.length
    tell(find("count"), told(part, part !== wanted && part !== "today", sure, perhaps, wish, now))
    box.querySelectorAll("[data-after] a").forEach(function (a) { var to = here[a.dataset.to]; a.hidden = !to; if (to) a.href = root + to })
    box.hidden = false; delete box.dataset.off
  }
  /* Places here whose times nobody has told us; on the municipality's own page they stand below. */
  function others() {
    var holder = find("others"), ul = holder.querySelector("ul")
    ul.textContent = ""
    if (!box.dataset.pkWhere) here.others.forEach(function (row) {
      var a = ul.appendChild(document.createElement("li")).appendChild(document.createElement("a"))
      a.textContent = row[0]; a.href = root + row[1]
      if (row[2]) a.lang = row[2]
    })
    holder.hidden = !ul.firstChild
  }
  /* The answer in a sentence, which says of what time it speaks: two days with as much in them would else sound as if nothing had changed.
     `later` when nothing is left of today and what is shown comes after it. */
  function told(part, later, sure, perhaps, wish, now) {
    if (!here.places.length) return filled(words.noTimes, { place: here.name }) + (here.near && here.near[0] ? " " + filled(words.nearest, { place: here.near[0][0], n: here.near[0][1] }) : "")
    if (sure.length && !later) return words.when[part] + ": " + filled(sure.length === 1 ? words.one : words.many, { n: sure.length })
    var next = openings(wish, pkHours.dayOf(now), pkHours.dayOf(now) + 60, now).filter(function (one) { return one.sure && !(one.span.flags & 1) && one.span.start > now })[0]
    var ahead = next ? " " + filled(words.next, { d: dayName(pkHours.dayOf(next.span.start)), t: time(next.span.start), place: next.place.name }) : ""
    return (later ? words.over : words.when[part] + ": " + (perhaps.length ? words.onlyPerhaps : words.none)) + ahead
  }
  /* What in the lists leads where this leads: links to one place, or the buttons. Time takes away from the beginning, so what stays has its number from the end. */
  function twins(node) { return Array.prototype.filter.call(box.querySelectorAll("[data-sure] :is(a, button), [data-perhaps] :is(a, button)"), function (other) { return other.href === node.href }) }
  /* Time goes on: what has changed is shown, and a reader on a card stays on it. */
  function tick() {
    if (!here || box.hidden || document.hidden) return
    var at = document.activeElement, inList = at.closest("[data-sure], [data-perhaps]"), back = twins(at).reverse().indexOf(at)
    render()
    if (inList && !at.isConnected) (twins(at).reverse()[back] || twins(at)[0] || find("title")).focus({ preventScroll: true })
  }

  /* The openings of a municipality by its id; `done(true)` when they are shown, `done(false)` when they could not be fetched. */
  function show(id, done) {
    var all = window.pkWhen = window.pkWhen || {}
    function ready() {
      if (!all[id]) return failed()
      here = all[id]
      recall()
      render()
      others()
      if (done) done(true)
    }
    function failed() { hide(); if (done) done(false) }
    if (all[id]) return ready()
    var script = document.createElement("script")
    script.src = root + box.dataset.when.replace("*", id)
    script.onload = ready
    script.onerror = failed
    document.head.appendChild(script)
  }
  function hide() { here = null; box.hidden = true; box.dataset.off = "" }

  find("wishes").addEventListener("change", function (event) { if (event.target.name === "when") asked = true; whole = false; remember(); render() })
  find("wishes").addEventListener("submit", function (event) { event.preventDefault() })
  addEventListener("hashchange", function () { if (here && (box.dataset.pkWhere || new URLSearchParams(location.hash.slice(1)).get("kunta") === here.id)) { recall(); render() } })
  document.addEventListener("visibilitychange", tick)
  setInterval(tick, 6e4)
  if (box.dataset.pkWhere) show(box.dataset.pkWhere)
  return { show: show, hide: hide, heading: function () { return find("title") }, municipality: function () { return here } }
})()
