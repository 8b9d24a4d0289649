/* The way out of a page that nobody should see over the reader's shoulder. Without this script it is a plain link. Nothing is stored. */
(function () {
  "use strict"
  var TWICE = 2000 /* milliseconds within which Escape is pressed again */
  var bar = document.querySelector(".pk-exit"), link = bar.querySelector("[data-pk-exit]"), escapes = 0, timer

  /* First in the order of Tab; its place on the screen is the same. */
  document.body.insertBefore(bar, document.body.firstChild)
  var skip = document.querySelector(".pk-skip")
  if (skip) bar.appendChild(skip) /* which comes second now, and must not stand outside every landmark */
  bar.querySelector(".pk-exit__key").hidden = false

  /* A new tab has nothing to go back to; this one loses the page, and is empty until the neutral one is there. A browser that opens no tab still leaves. */
  function leave() {
    try { window.open(link.href, "_blank", "noopener,noreferrer") } catch (error) {}
    location.replace(link.href)
    document.body.textContent = ""
  }
  link.addEventListener("click", function (event) { event.preventDefault(); leave() })
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return
    clearTimeout(timer)
    timer = setTimeout(function () { escapes = 0 }, TWICE)
    if (++escapes === 2) leave()
  }, true)

  /* Paper with the numbers alone. */
  addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-pk-print-strip]")
    if (!button) return
    button.hidden = false
    button.addEventListener("click", function () { document.documentElement.classList.add("is-strip"); print() })
    addEventListener("afterprint", function () { document.documentElement.classList.remove("is-strip") })
  })
})()
