/* The form of the parenting plan. What is written stays on the page; it goes to the device or to a file only by a button, and through the
   session only while the reader changes to the other language, where it is taken out at once. Nothing is ever sent. */
(function () {
  "use strict"
  var KEY = "pk-plan", CARRIED = "pk-plan-carried"
  var box = document.querySelector("[data-pk-plan]"), form = box.querySelector("form"), file = box.querySelector("input[type=file]"), words = window.pkPlanWords, language = document.documentElement.lang
  if (!words) return /* they did not come: the form works as paper */
  var kept = pkPlanFile.essence([]) /* of what is safe somewhere */, known = null /* the text on the device that this page has seen */, leaving = false, former

  function find(name) { return box.querySelector("[data-" + name + "]") }
  function list(selector, inside) { return Array.prototype.slice.call((inside || form).querySelectorAll(selector)) }
  function filled(text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name] }) }
  function clock() { var now = new Date(); return now.getHours() + "." + ("0" + now.getMinutes()).slice(-2) }
  function tell(said) { find("told").textContent = said; find("state").textContent = "" }

  /* answers */
  function at(id, number) {
    var area = document.getElementById("q-" + id + (number > 1 ? "--" + number : ""))
    return area && form.contains(area) ? area : null
  }
  function rowOf(area) {
    var parts = /^q-(.*?)(?:--(\d+))?$/.exec(area.id), row = area.pkFormer || { id: parts[1], number: +parts[2] || 1, question: area.labels[0].textContent }
    var full = { id: row.id, number: row.number, question: row.question, text: area.value }
    if (row.language && row.language !== language) full.language = row.language
    return full
  }
  function answers() { return list("textarea").map(rowOf).filter(function (row) { return row.text.trim() }) }
  function essence() { return pkPlanFile.essence(answers()) }
  function plan() { return pkPlanFile.make(language, count(), answers()) }
  function isUnsaved() { return essence() !== kept }

  /* Shows a plan in place of what stands on the page. */
  function show(shown) {
    list("textarea").forEach(function (area) { area.value = "" })
    if (former) former.remove()
    former = null
    setCount(Math.max.apply(null, [shown.children].concat(shown.answers.filter(function (row) { return ofChild(row.id) }).map(function (row) { return row.number }))))
    shown.answers.forEach(function (row) { (at(row.id, row.number) || roomFor(row, row.language || shown.language)).value = row.text })
    list("textarea").forEach(follow)
    frame()
  }
  function ofChild(id) { var first = at(id, 1); return first && first.closest("[data-each=child]") }
  /* An answer whose question is not asked any more, below the others and under its own words. */
  function roomFor(row, tongue) {
    if (!former) {
      former = add("details", form, { className: "pk-more", open: true })
      add("h2", add("summary", former), { textContent: words.former })
      add("p", former, { className: "pk-soft", textContent: words.formerText })
    }
    var holder = add("p", former), label = add("label", holder, { textContent: row.question, lang: tongue }), area = add("textarea", holder, { rows: 3, id: "f-" + list("textarea", former).length })
    label.htmlFor = area.id
    area.pkFormer = { id: row.id, number: row.number, question: row.question, language: tongue }
    prepare(area)
    return area
  }
  function add(name, parent, values) { return parent.appendChild(Object.assign(document.createElement(name), values)) }

  /* children: each has the same questions, in every part that asks them of a child */
  function children(part) { return list("[data-each=child]", part) }
  function partsOfChildren() { return list("details").filter(function (part) { return children(part).length }) }
  function count() { return Math.max.apply(null, [1].concat(partsOfChildren().map(function (part) { return children(part).length }))) }
  function setCount(wanted) {
    partsOfChildren().forEach(function (part) {
      while (children(part).length > wanted) children(part).pop().remove()
      while (children(part).length < wanted) {
        var last = children(part).pop(), copy = last.cloneNode(true)
        last.after(copy)
        list(".pk-plan__said", copy).forEach(function (said) { said.remove() })
        list("textarea", copy).forEach(function (area) { area.value = ""; prepare(area) })
      }
    })
    number()
  }
  /* Names and ids after the place in the row. */
  function number() {
    partsOfChildren().forEach(function (part) {
      children(part).forEach(function (child, i, all) {
        list("[id], [for]", child).forEach(function (element) {
          ["id", "for", "aria-describedby"].forEach(function (name) {
            if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(/--\d+$/, "") + (i ? "--" + (i + 1) : ""))
          })
        })
        var remove = child.querySelector("[data-act=remove]"), name = child.querySelector("textarea").value.trim()
        child.querySelector("legend").textContent = filled(words.child, { n: i + 1 }) + (name ? ": " + name : "")
        remove.textContent = filled(words.remove, { n: i + 1 })
        remove.hidden = all.length < 2
      })
      part.querySelector("[data-act=add]").hidden = children(part).length >= pkPlanFile.MOST_CHILDREN
    })
  }

  /* what stands around the fields */
  function prepare(area) {
    var help = area.parentNode.querySelector("small")
    if (help) { help.id = area.id.replace("q", "h"); area.setAttribute("aria-describedby", help.id) }
    add("span", area.parentNode, { className: "pk-plan__said" }).setAttribute("aria-hidden", "true") /* for paper, where a field would cut a long text */
    follow(area)
  }
  function follow(area) {
    area.parentNode.lastChild.textContent = area.value
    area.parentNode.classList.toggle("is-empty", !area.value.trim())
  }
  function frame() {
    number()
    list("details").forEach(function (part) {
      var areas = list("textarea", part), done = areas.filter(function (area) { return area.value.trim() }).length, said = part.querySelector(".pk-plan__count") || add("span", part.firstElementChild, { className: "pk-plan__count" })
      said.textContent = done ? filled(words.answered, { n: done, all: areas.length }) : ""
      part.classList.toggle("is-empty", !done)
    })
    list("fieldset").forEach(function (group) { group.classList.toggle("is-empty", !list("p:not(.is-empty)", group).length) })
    var unsaved = isUnsaved()
    find("state").textContent = unsaved ? words.unsaved : ""
    ;(unsaved ? addEventListener : removeEventListener)("beforeunload", guard)
  }
  function guard(event) { if (!leaving) { event.preventDefault(); event.returnValue = "" } }
  function safe(said) { kept = essence(); frame(); tell(said) }

  var acts = {
    add: function (button) {
      setCount(count() + 1)
      frame()
      children(button.closest("details")).pop().querySelector("textarea").focus()
    },
    remove: function (button) {
      var part = button.closest("details"), i = children(part).indexOf(button.closest("fieldset")), said = { n: i + 1 }
      var mine = partsOfChildren().map(function (other) { return children(other)[i] })
      if (mine.some(function (child) { return list("p:not(.is-empty)", child).length }) && !confirm(filled(words.removeSure, said))) return
      mine.forEach(function (child) { child.remove() })
      frame()
      part.querySelector("[data-act=add]").focus()
      find("told").textContent = filled(words.removed, said)
    },
    save: function () {
      var text = JSON.stringify(plan())
      try {
        var there = localStorage.getItem(KEY)
        if (there !== null && there !== known && !confirm(words.overwrite)) return
        localStorage.setItem(KEY, text)
        known = text
        safe(filled(words.saved, { t: clock() }))
      } catch (error) { tell(/quota/i.test(error.name) ? words.full : words.forbidden) }
    },
    clear: function () {
      if (!confirm(words.clearSure)) return
      var said = words.cleared
      try { localStorage.removeItem(KEY); sessionStorage.removeItem(CARRIED) } catch (error) { said = words.notCleared }
      known = null
      show(pkPlanFile.make(language, 1, []))
      safe(said)
    },
    export: function () {
      var link = document.createElement("a")
      link.href = URL.createObjectURL(new Blob([JSON.stringify(plan(), null, 1) + "\n"], { type: "application/json" }))
      link.download = words.file
      link.click()
      setTimeout(function () { URL.revokeObjectURL(link.href) }, 6e4)
      safe(words.exported)
    },
    choose: function () { file.click() },
    print: function () { print() }
  }
  box.addEventListener("click", function (event) {
    var button = event.target.closest("[data-act]")
    if (button) acts[button.dataset.act](button)
  })
  form.addEventListener("input", function (event) {
    leaving = false
    find("told").textContent = ""
    follow(event.target)
    frame()
  })
  form.addEventListener("submit", function (event) { event.preventDefault() })

  file.addEventListener("change", function () {
    var chosen = file.files[0], reader = new FileReader()
    file.value = "" /* so that the same file can be chosen again */
    if (!chosen) return
    if (chosen.size > 4 * pkPlanFile.LONGEST) return refuse("large")
    reader.onload = function () {
      var found = pkPlanFile.read(reader.result)
      if (found.fault) return refuse(found.fault)
      if (isUnsaved() && !confirm(words.openSure)) return tell(words.unchanged)
      show(found.plan)
      safe(words.opened)
    }
    reader.onerror = function () { refuse("broken") }
    reader.readAsText(chosen)
  })
  function refuse(fault) { tell(words[fault] + " " + words.unchanged) }

  /* The other language: what is written goes along in the session, and is taken out of it there. */
  document.querySelectorAll("[data-pk-language]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !(answers().length || isUnsaved())) return
      try {
        sessionStorage.setItem(CARRIED, JSON.stringify(Object.assign(plan(), { kept: kept })))
        leaving = location.protocol !== "file:" /* some browsers carry nothing from file to file: there the reader is warned */
      } catch (error) { leaving = false }
    })
  })
  function taken() {
    try { var text = sessionStorage.getItem(CARRIED); sessionStorage.removeItem(CARRIED); return text } catch (error) { return null }
  }
  function arrive() {
    var carried = taken(), stored = null, found
    try { stored = localStorage.getItem(KEY) } catch (error) {}
    found = stored === null ? {} : pkPlanFile.read(stored)
    if (found.plan) known = stored
    var along = carried === null ? {} : pkPlanFile.read(carried)
    if (along.plan) {
      show(along.plan)
      kept = JSON.parse(carried).kept
      frame()
      tell(words.carried)
      if (isUnsaved()) find("state").textContent = words.unsaved
    } else if (found.plan) {
      show(found.plan)
      safe(words.restored)
    } else if (found.fault) tell(words.unreadable)
  }
  addEventListener("pageshow", function (event) { if (event.persisted) { leaving = false; taken() } })

  /* Paper shows every part, whatever is folded on the screen. */
  var folded = []
  addEventListener("beforeprint", function () {
    var now = new Date()
    find("printed").textContent = filled(words.printed, { d: now.getDate() + "." + (now.getMonth() + 1) + "." + now.getFullYear() })
    folded = list("details:not([open])")
    folded.forEach(function (part) { part.open = true })
  })
  addEventListener("afterprint", function () { folded.forEach(function (part) { part.open = false }) })
  find("brief").addEventListener("change", function (event) { box.classList.toggle("is-brief", event.target.checked) })

  list("textarea").forEach(prepare)
  box.classList.add("is-live")
  box.querySelectorAll("[data-live]").forEach(function (part) { part.hidden = false })
  list("details").slice(1).forEach(function (part) { part.open = false })
  frame()
  arrive()
})()
