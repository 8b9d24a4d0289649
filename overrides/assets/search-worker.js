/* Searches beside the page, so that typing never waits: { id, language, query } → { id, items, failed }. Fetches nothing before it is asked. */
importScripts("search-stems.js", "search-core.js")
;(function () {
  "use strict"
  var cores = {}, pieces = {}
  /* A piece is `pkSearch([name, {…}])`, from its file next to this one; what could not be had is asked for again the next time. */
  function fetched(name) {
    return fetch("search/" + name + ".js").then(function (answer) {
      if (!answer.ok) throw answer
      return answer.text()
    }).then(function (text) { return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")))[1] })
  }
  function piece(name) {
    return pieces[name] = pieces[name] || fetched(name).catch(function () { delete pieces[name]; return null })
  }
  function load(names) { return Promise.all(names.map(piece)) }
  addEventListener("message", function (message) {
    var asked = message.data, language = asked.language
    function answer(found) { postMessage({ id: asked.id, items: found.items, failed: found.failed }) }
    cores[language] = cores[language] || pkSearchCore(language, pkStems[language], load)
    cores[language].search(asked.query).then(answer, function () { answer({ items: [], failed: 1 }) })
  })
})()
