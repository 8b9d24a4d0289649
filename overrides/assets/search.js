/* The search box of the header, and the field of the search page. What finds and shows comes when the reader types (search-view.js). */
(function () {
  "use strict"
  var ASKED = "pkAsked", box = document.getElementById("pk-search"), opener = document.querySelector(".pk-opener"), page = document.querySelector("[data-pk-find]")
  if (!box) return
  var button = opener.querySelector("button"), view

  function part(inside, name) { return inside.querySelector("[data-" + name + "]") }
  function script(name) {
    return new Promise(function (done, fail) {
      var node = document.createElement("script")
      node.src = box.dataset.root + "assets/" + name + ".js"
      node.onload = done
      node.onerror = function () { view = null; fail() }
      document.head.appendChild(node)
    })
  }
  function bring() { return view = view || script("labels/" + document.documentElement.lang).then(function () { return script("search-view") }) }
  /* The first letter brings the view, which then follows the field by itself. */
  function wake(inside, name) {
    var awake = false
    inside.querySelector("input").addEventListener("input", function () {
      if (awake) return
      awake = true
      bring().then(function () { pkSearchView[name]() }, function () { awake = false; part(inside, "status").textContent = box.dataset.failed })
    })
  }

  function open(on) {
    box.hidden = !on
    button.setAttribute("aria-expanded", on)
    if (on) box.querySelector("input").focus()
  }
  function outside(node) { return !box.hidden && node && !box.contains(node) && !opener.contains(node) }
  function away() { open(false); button.focus() }
  button.addEventListener("click", function () { open(box.hidden) })
  part(box, "close").addEventListener("click", away)
  box.addEventListener("keydown", function (event) { if (event.key === "Escape") { event.preventDefault(); away() } })
  box.addEventListener("focusout", function (event) { if (outside(event.relatedTarget)) open(false) }) /* it must not cover what has the focus */
  addEventListener("pointerdown", function (event) { if (outside(event.target)) open(false) })
  /* Enter goes to a number to call, if there is one. Else the words wait in the tab for the page of the search, which writes them into its
     address only when they bring no such number: a browser remembers addresses, and a server may. */
  box.querySelector("form").addEventListener("submit", function (event) {
    var number = box.querySelector(".is-urgent a")
    try { if (!number) sessionStorage.setItem(ASKED, this.q.value) } catch (error) { return }
    event.preventDefault()
    if (number) number.focus()
    else location.assign(this.action)
  })
  function asked() {
    var words
    try { words = sessionStorage.getItem(ASKED); sessionStorage.removeItem(ASKED) } catch (error) {}
    return words || new URLSearchParams(location.search).get("q") || ""
  }
  wake(box, "box")
  part(document, "pk-search").hidden = true
  opener.hidden = false

  if (!page) return
  var form = page.querySelector("form")
  function look() { form.q.dispatchEvent(new Event("input")) }
  wake(page, "page")
  form.addEventListener("submit", function (event) { event.preventDefault(); look() })
  form.q.value = asked().slice(0, 200)
  if (form.q.value) look()
})()
