/* At the end of a page: hands its title and address on, with what the device has for it, or copies the address. Nothing the reader has
   chosen or typed goes along. site.js brings this after the words, and not to pages on violence. aloud.js adds its button beside. */
var pkBar = (function () {
  "use strict"
  var trust = document.querySelectorAll("#sisalto .pk-trust"), last = trust[trust.length - 1], bar = document.createElement("p"), said = document.createElement("span")
  bar.className = "pk-actions pk-tools"
  said.className = "pk-hint"
  said.setAttribute("role", "status")
  bar.appendChild(said)
  last.parentNode.insertBefore(bar, last)

  /* A button before the sentence that tells what came of it. */
  function add(text, act) {
    var button = document.createElement("button")
    button.type = "button"
    button.className = "pk-btn pk-btn--quiet"
    button.textContent = text
    button.addEventListener("click", act)
    return bar.insertBefore(button, said)
  }
  function tell(text) { said.textContent = ""; setTimeout(function () { said.textContent = text }, 50) } /* the same words a second time are read out again */

  /* The page's own address; from a disk that would be a folder's name, and is no use to anybody. */
  function address() {
    var link = document.querySelector("link[rel=canonical]"), own = link ? link.href : location.href.split(/[?#]/)[0]
    return /^https?:/.test(own) ? own : ""
  }
  function byHand() { tell(pkTools.byHand + " " + address()) }
  function copy() { navigator.clipboard ? navigator.clipboard.writeText(address()).then(function () { tell(pkTools.copied) }, byHand) : byHand() }
  function share() {
    if (!navigator.share) return copy()
    navigator.share({ title: document.title, url: address() }).catch(function (error) { if (error.name !== "AbortError") copy() }) /* who changes their mind need not be told */
  }
  if (address()) add(navigator.share ? pkTools.share : pkTools.copy, share)
  return { add: add }
})()
