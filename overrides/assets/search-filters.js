/* What narrows the results of the search page: their kind, a municipality, the child's age. `wish`, { kind, kunta, age }, is what the reader has chosen and
   the address holds; a choice that fits nothing found waits there for the next query. What stands nowhere, and what is for any age, is never taken away.
   `kinds`: kind → [word, word of its group, the kind that the group is named by where it is another]. */
var pkSearchFilters = function (page, kinds, wish) {
  "use strict"
  function part(name) { return page.querySelector("[data-" + name + "]") }
  var box = part("narrow"), chips = part("kinds"), towns = box.querySelector("[name=kunta]"), ages = box.querySelector("[name=age]"), words = JSON.parse(box.dataset.words), offered = {}, chosen, changed

  function groupOf(item) { var kind = kinds[item.shown.kind] ? item.shown.kind : "page"; return kinds[kind][2] || kind }
  /* `at` is "region/municipality", or the region alone, whose services are for all of its municipalities. */
  function stands(item, town) { return item.shown.at === town || item.shown.at === town.split("/")[0] }
  function suits(item, age) { var its = item.shown.ages; return !its || its[0] <= age && age <= its[1] }
  function kept(items) {
    return items.filter(function (item) {
      return item.urgent || (!chosen.kind || groupOf(item) === chosen.kind) && (!chosen.kunta || !item.shown.at || stands(item, chosen.kunta)) && (!chosen.age || suits(item, +chosen.age))
    })
  }
  /* The municipalities of what was found: "region/municipality" → name. */
  function townsOf(items) {
    var found = {}
    items.forEach(function (item) { if (/\//.test(item.shown.at)) found[item.shown.at] = item.shown.kind === "municipality" ? item.title : item.shown.where })
    return found
  }

  /* Shows what can narrow these down, each by what the one before has left, and takes up what is wished; `hears` is told of each choice. */
  function offer(items, hears) {
    chosen = {}
    changed = hears
    var any = [offerKinds(items), offerTowns(kept(items)), offerAges(kept(items))].some(Boolean)
    box.hidden = !any
  }
  function once(name, values, build) { /* the reader may be choosing */
    var key = values.join()
    if (offered[name] === key) return
    offered[name] = key
    build(values)
  }
  function offerKinds(items) {
    var groups = Array.from(new Set(items.map(groupOf)))
    chosen.kind = groups.indexOf(wish.kind) >= 0 ? wish.kind : ""
    once("kind", [""].concat(groups), function (all) { all.forEach(chip) })
    chips.querySelectorAll("input").forEach(function (radio) { radio.checked = radio.value === chosen.kind })
    return !(chips.hidden = groups.length < 2)
  }
  function chip(group, at) {
    if (!at) chips.querySelectorAll("label").forEach(function (old) { old.remove() })
    var label = chips.appendChild(document.createElement("label")), radio = label.appendChild(document.createElement("input")), text = label.appendChild(document.createElement("span"))
    label.className = "pk-chip"
    radio.type = "radio"; radio.name = "kind"; radio.value = group
    text.textContent = group ? kinds[group][1] : words.every
  }
  function offerTowns(items) {
    var names = townsOf(items), found = Object.keys(names).sort(function (a, b) { return names[a].localeCompare(names[b], document.documentElement.lang) })
    chosen.kunta = found.length > 1 && found.find(function (town) { return town.split("/")[1] === wish.kunta }) || ""
    once("kunta", found, function () {
      towns.length = 1
      found.forEach(function (town) { towns.add(new Option(names[town], town)) })
    })
    towns.value = chosen.kunta
    return !(towns.parentNode.hidden = found.length < 2)
  }
  function offerAges(items) {
    var narrowing = items.some(function (item) { var its = item.shown.ages; return its && (its[0] !== 0 || its[1] < 17) })
    Array.prototype.slice.call(ages.options, 1).forEach(function (option) { option.disabled = !items.some(function (item) { return suits(item, +option.value) }) })
    var at = Array.prototype.findIndex.call(ages.options, function (option) { return narrowing && option.value === wish.age && !option.disabled })
    ages.selectedIndex = Math.max(0, at)
    chosen.age = ages.value
    return !(ages.parentNode.hidden = !narrowing)
  }

  /* What is left of items, as [{ title, items }]: with a municipality what stands there and in its region, then what is for everyone. */
  function groups(items) {
    var left = kept(items), town = chosen.kunta
    if (!town) return [{ items: left }]
    var urgent = left.filter(function (item) { return item.urgent }), near = left.filter(function (item) { return !item.urgent && item.shown.at }), rest = left.filter(function (item) { return !item.urgent && !item.shown.at })
    return [{ items: urgent }, { title: words.here.replace("{place}", towns.selectedOptions[0].text), items: near }, { title: words.everywhere, items: rest }]
  }

  box.addEventListener("change", function (event) {
    wish[event.target.name] = event.target === towns ? towns.value.split("/")[1] || "" : event.target.value
    changed()
  })
  box.open = matchMedia("(min-width: 48em)").matches || Object.keys(wish).some(function (name) { return wish[name] })
  return { offer: offer, groups: groups, none: function () { box.hidden = true } }
}
