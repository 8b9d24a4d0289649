/* Reads the page aloud, where the device has a voice of its own for the page's language. A voice from the network would hear what is read,
   so it is not asked. What stands in another language is read by a voice of that language, or left out. */
(function () {
  "use strict"
  var BLOCK = "h1, h2, h3, h4, h5, tr, dt, dd, li, p, caption, address, summary, figcaption, blockquote, div"
  var SILENT = "[hidden], [aria-hidden=true], script, noscript, style, template, svg, nav, form, button, .pk-tools, .pk-trust, .pk-calendar, .pk-checked, details:not([open]) > :not(summary)"
  var speech = window.speechSynthesis, page = document.getElementById("sisalto"), language = document.documentElement.lang, turn = 0, button
  if (!speech || !window.SpeechSynthesisUtterance) return

  function voice(tongue) { return speech.getVoices().filter(function (one) { return one.localService && one.lang.slice(0, 2).toLowerCase() === tongue })[0] }
  /* A short form in full, and a phone number digit by digit. */
  function spoken(node) {
    var short = node.parentNode.closest("abbr[title]")
    return short ? short.title : node.parentNode.closest("a[href^='tel:']") ? node.data.replace(/\d/g, "$& ") : node.data
  }
  /* [{ text, lang }]: what is seen, a heading, a paragraph or a row of a table at a time. */
  function parts() {
    var walk = document.createTreeWalker(page, NodeFilter.SHOW_TEXT), found = [], block, node
    while ((node = walk.nextNode())) {
      var at = node.parentNode, tongue = at.closest("[lang]").lang, its = at.closest("tr") || at.closest(BLOCK)
      if (!node.data.trim() || at.closest(SILENT) || at.checkVisibility && !at.checkVisibility()) continue
      var last = found[found.length - 1]
      if (its === block && last.lang === tongue) last.text += " " + spoken(node).trim()
      else found.push({ text: spoken(node).trim(), lang: tongue })
      block = its
    }
    return found.filter(function (part) { return voice(part.lang) })
  }
  function stop() {
    turn++
    speech.cancel()
    button.textContent = pkTools.listen
  }
  function read(all, mine) {
    var part = all.shift(), said
    if (mine !== turn) return
    if (!part) return stop()
    said = new SpeechSynthesisUtterance(part.text)
    said.lang = part.lang
    said.voice = voice(part.lang)
    said.onend = function () { read(all, mine) }
    said.onerror = function () { if (mine === turn) stop() }
    speech.speak(said)
  }
  function toggle() {
    if (button.textContent === pkTools.stop) return stop()
    stop() /* what another page left unread */
    button.textContent = pkTools.stop
    read(parts(), turn)
  }
  /* Voices come late in some browsers. */
  function offer() {
    if (button || !voice(language)) return
    button = pkBar.add(pkTools.listen, toggle)
    addEventListener("pagehide", stop)
  }
  offer()
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer)
})()
