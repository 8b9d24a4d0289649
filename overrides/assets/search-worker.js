/* Searches beside the page, so that typing never waits: { id, language, query, most } → { id, items, failed }. Fetches nothing before it is asked. */
importScripts("search-stems.js", "search-words.js", "search-core.js")
;(function () {
  "use strict"
  var cores = {}, pieces = {}
  /* A piece is `pkSearch([name, {…}])`, from its file next to this one; what could not be had is asked for again the next time. The head is
     never an old one from the browser's store, and a piece is asked for by its edition, so that an old one is not mixed with new ones. */
  function fetched(name, edition) {
    return fetch("search/" + name + ".js" + (edition && "?" + edition), edition ? {} : { cache: "no-cache" }).then(function (answer) {
      if (!answer.ok) throw answer
      return answer.text()
    }).then(function (text) { return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")))[1] })
  }
  function load(names, edition) {
    return Promise.all(names.map(function (name) {
      return pieces[name] = pieces[name] || fetched(name, edition).catch(function () { delete pieces[name]; return null })
    }))
  }
  addEventListener("message", function (message) {
    var asked = message.data, language = asked.language
    function answer(found) { postMessage({ id: asked.id, items: found.items, failed: found.failed }) }
    cores[language] = cores[language] || pkSearchCore(language, pkStems[language], load)
    cores[language].search(asked.query, asked.most).then(answer, function () { answer({ items: [], failed: 1 }) })
  })
})()
