/* A site that keeps nothing offline: what an earlier edition has kept on a reader's device goes, and so does its worker. */
addEventListener("install", function () { skipWaiting() })
addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (all) {
    return Promise.all(all.filter(function (key) { return key.indexOf("pk-offline " + registration.scope + " ") === 0 }).map(function (key) { return caches.delete(key) }))
  }).then(function () { return registration.unregister() }))
})
