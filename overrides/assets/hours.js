/* When a place is open, from the numbers that the build wrote (src/perhekeskus/compact.py): the same answers as hours.py gives.
   Time is wall-clock time in Finland, as minutes since 1970, wherever the reader is. Nothing is said when it is not sure. */
var pkHours = (function () {
  "use strict"
  var DAY = 1440, LONGEST = 8 * DAY, APPOINTMENT = 1, UNSURE = 2, format

  function clock(moment) {
    format = format || new Intl.DateTimeFormat("en-US", { timeZone: "Europe/Helsinki", hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" })
    var part = {}
    format.formatToParts(moment).forEach(function (p) { part[p.type] = +p.value })
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / 6e4
  }
  function dayOf(minute) { return Math.floor(minute / DAY) }
  function date(day) { return new Date(day * 864e5) }
  function weekday(day) { return (day + 3) % 7 } /* 0 is Monday */
  function isoWeek(day) {
    var thursday = day - weekday(day) + 3
    return Math.floor((thursday - Date.UTC(date(thursday).getUTCFullYear(), 0, 1) / 864e5) / 7) + 1
  }
  function inWeek(day, week) {
    if (week === "o" || week === "e") return isoWeek(day) % 2 === (week === "o" ? 1 : 0)
    if (week === "l") return date(day + 7).getUTCMonth() !== date(day).getUTCMonth()
    return Math.ceil(date(day).getUTCDate() / 7) === +week
  }
  function holds(row, day) {
    if (row[0].indexOf(weekday(day) + 1) < 0) return false
    if (row[5] && !row[5].split("").some(function (week) { return inWeek(day, week) })) return false
    return !row[6] || row[6].some(function (from, i) { return i % 2 === 0 && from <= day && day <= row[6][i + 1] })
  }

  /* Openings that begin on a day: { start, end, flags, rule }, start and end in minutes since 1970. */
  function slots(data, day) {
    var change = (data.x || []).filter(function (row) { return row[0] <= day && day <= row[1] })[0]
    var rows = change ? change.slice(2).map(function (slot) { return [0, slot[0], slot[1], slot[2], -1] }) : (data.w || []).filter(function (row) { return holds(row, day) })
    return rows.map(function (row) { return { start: day * DAY + row[1], end: day * DAY + row[2], flags: row[3] || 0, rule: row[4] || 0 } })
      .sort(function (a, b) { return a.start - b.start || a.end - b.end || (a.flags & APPOINTMENT) - (b.flags & APPOINTMENT) })
  }
  function spans(data, first, last) {
    var found = []
    for (var day = Math.max(first, data.f); day <= Math.min(last, data.l); day++) found.push.apply(found, slots(data, day))
    return found
  }
  function until(data, at, appointment) {
    var begin = at[0].start, end = Math.max.apply(null, at.map(function (span) { return span.end }))
    spans(data, dayOf(begin), dayOf(begin) + LONGEST / DAY).forEach(function (span) {
      if ((span.flags & APPOINTMENT) === appointment && !(span.flags & UNSURE) && span.start <= end) end = Math.max(end, span.end)
    })
    return end - begin >= LONGEST || dayOf(end) > data.l ? null : end
  }

  /* { kind: open | closed | by-appointment | unknown, until, next, appointment } at a Date. */
  function state(data, moment) {
    var now = clock(moment), today = dayOf(now)
    if (data.p || !(data.w || data.x) || !(data.f < today && today <= data.l)) return { kind: "unknown" }
    var at = spans(data, today - 2, today).filter(function (span) { return span.start <= now && now < span.end })
    var sure = at.filter(function (span) { return !span.flags })
    if (sure.length) return { kind: "open", until: until(data, sure, 0) }
    if (at.some(function (span) { return span.flags & UNSURE })) return { kind: "unknown" }
    if (at.length) return { kind: "by-appointment", until: until(data, at, APPOINTMENT) }
    for (var day = today; day <= data.l; day++) {
      var later = slots(data, day).filter(function (span) { return span.start > now })
      if (!later.length) continue
      var first = later.filter(function (span) { return span.start === later[0].start && !(span.flags & UNSURE) })
      if (!first.length) break
      return { kind: "closed", next: first[0].start, appointment: first.every(function (span) { return span.flags & APPOINTMENT }) }
    }
    return { kind: "closed" }
  }

  /* What a state is in words: "klo 12.00 asti", "aukeaa ti klo 9.00"; empty when there is nothing to add. */
  function said(state, moment, words) {
    function time(minute) { return Math.floor(minute / 60) + "." + ("0" + minute % 60).slice(-2) }
    function filled(text, day) { return text.replace("{t}", time(day % DAY)).replace("{d}", dayOf(day) - dayOf(clock(moment)) < 7 ? words.days[weekday(dayOf(day))] : date(dayOf(day)).getUTCDate() + "." + (date(dayOf(day)).getUTCMonth() + 1) + ".") }
    if (state.until) return state.until - clock(moment) < DAY ? words.until.replace("{t}", time(state.until % DAY || DAY)) : "" /* an end of another day needs no telling */
    if (!state.next) return ""
    var ahead = dayOf(state.next) - dayOf(clock(moment))
    return filled(ahead === 0 ? words.today : ahead === 1 ? words.tomorrow : words.day, state.next) + (state.appointment ? " " + words.appointment : "")
  }

  /* Fills every [data-pk-now], and marks the rows of today. */
  function tell() {
    var moment = new Date(), today = dayOf(clock(moment))
    document.querySelectorAll("[data-pk-now]").forEach(function (line) {
      var now = state(JSON.parse(line.dataset.pkNow), moment)
      line.hidden = now.kind === "unknown"
      line.querySelectorAll("[data-state]").forEach(function (badge) { badge.hidden = badge.dataset.state !== now.kind })
      line.querySelector("[data-said]").textContent = said(now, moment, JSON.parse(line.dataset.words))
    })
    document.querySelectorAll("[data-pk-date], [data-pk-weekday]").forEach(function (row) {
      var now = row.dataset.pkDate ? Date.parse(row.dataset.pkDate) / 864e5 === today : +row.dataset.pkWeekday === weekday(today) + 1
      row.classList.toggle("is-today", now)
      tag(row, now)
    })
  }
  /* Colour alone must not tell: the header of a row of today says so in the table's own word. */
  function tag(row, now) {
    var table = row.closest("[data-pk-today]"), head = table && row.querySelector("th"), has = head && head.querySelector(".pk-tag")
    if (!head || now === !!has) return
    if (has) return has.remove()
    var made = head.appendChild(document.createElement("span"))
    made.className = "pk-tag"
    made.textContent = table.dataset.pkToday
  }
  tell()
  setInterval(tell, 6e4)

  return { tell: tell, said: said, clock: clock, dayOf: dayOf, weekday: weekday, isoWeek: isoWeek, date: date, slots: slots, spans: spans, state: state }
})()
