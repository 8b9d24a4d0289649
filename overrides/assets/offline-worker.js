/* Keeps what a reader has opened, for a moment without a connection. The network always comes first: what is kept is shown only when it does
   not answer, and says of itself when it was fetched (offline.js). PK = { version, never, sign }, written before this by the build:
   `never` are pages that must leave no trace, `sign` is what only a page of ours has in it. */
(function () {
  "use strict"
  var scope = registration.scope, name = "pk-offline " + scope, store = name + " " + PK.version
  var WAIT = 4000, MOST = 200, WHEN = "x-pk-fetched", emptied = 0

  addEventListener("install", function () { skipWaiting() })
  /* Another edition has other scripts: what was kept with them goes. */
  addEventListener("activate", function (event) { event.waitUntil(empty(store).then(function () { return clients.claim() })) })
  addEventListener("message", function (event) { if (event.data === "empty") { emptied++; event.waitUntil(empty().then(function () { event.source.postMessage("emptied") })) } })
  function empty(but) {
    return caches.keys().then(function (all) {
      return Promise.all(all.filter(function (key) { return key.indexOf(name + " ") === 0 && key !== but }).map(function (key) { return caches.delete(key) }))
    })
  }

  function path(request) { return new URL(request.url).pathname.slice(new URL(scope).pathname.length).replace(/index\.html$/, "") }
  function isPage(request) { return request.mode === "navigate" || /(\/|\.html|^)$/.test(path(request)) }
  function mayBeKept(request) {
    var url = new URL(request.url)
    return request.method === "GET" && url.href.indexOf(scope) === 0 && !url.search && PK.never.indexOf(path(request)) < 0 && (isPage(request) || /^assets\/(?!search\/)/.test(path(request)))
  }
  addEventListener("fetch", function (event) { if (mayBeKept(event.request)) event.respondWith(answered(event)) })

  /* The network's answer. What is kept comes instead only when the network fails, or does not answer in time. */
  function answered(event) {
    var request = event.request, before = emptied, fresh = fetch(request, isPage(request) ? { cache: "no-cache" } : {}).then(function (answer) { event.waitUntil(keep(request, answer.clone(), before)); return answer })
    event.waitUntil(fresh.catch(function () {}))
    var late = new Promise(function (done) { setTimeout(done, WAIT) }).then(function () { return kept(request) }).then(function (old) { return old || fresh })
    return Promise.race([fresh, late]).catch(function (error) { return kept(request).then(function (old) { if (old) return old; throw error }) })
  }
  /* Only whole answers of this host, and of pages only our own: a hotel's network answers everything with its own page. And nothing that was on its way when the reader emptied what is kept. */
  function keep(request, answer, before) {
    if (answer.status !== 200 || answer.redirected || answer.type !== "basic") return
    return answer.text().then(function (text) {
      if (before !== emptied) return
      if (isPage(request) ? text.indexOf(PK.sign) < 0 : /html/.test(answer.headers.get("content-type"))) return
      var headers = new Headers(answer.headers)
      headers.set(WHEN, Date.now())
      return caches.open(store).then(function (cache) { return cache.put(clean(request), new Response(text, { headers: headers })).then(function () { return trim(cache) }) })
    }).catch(function () {}) /* no room, or the answer broke off: nothing is kept */
  }
  function clean(request) { return new Request(request.url.split("#")[0]) }
  function trim(cache) {
    return cache.keys().then(function (keys) { return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map(function (key) { return cache.delete(key) })) })
  }
  function kept(request) {
    return caches.match(clean(request), { cacheName: store }).then(function (old) {
      if (!old || !isPage(request)) return old
      return old.text().then(function (text) { return new Response(text.replace("<html", '<html data-pk-fetched="' + +old.headers.get(WHEN) + '"'), { headers: old.headers }) })
    })
  }
})()
