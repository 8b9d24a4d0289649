/* Search: a query against an index in pieces (src/perhekeskus/search/shards.py), of which it asks for those it needs. Knows no page and no worker:
   `load(names, edition)` promises for each name a piece, or null where there is none to be had; the head, which tells the edition, comes without one. */
var pkSearchCore = (function () {
  "use strict"
  var fold = pkWords.fold, common = pkWords.common
  var MOST_CHARACTERS = 200, MOST_WORDS = 12, MOST_TERMS = 48, SHOWN = 30
  var FAINTLY = .35 /* what a word weighs that says a little */
  /* How sure a match is. */
  var SAME = 1, SAME_STEM = .9, KNOWN = .68, BESIDE = .5, BEGINNING = .8, ALIKE = .75, INSIDE = .55, STEM_BEGINS = .7, HALF = .44, ONE_HALF = .4, SLIP = .6, SECOND_SLIP = .15, UNLIKELY = .8
  var TITLE_WEIGHT = 76, TOWN_WEIGHT = 50 /* tenths, a little less than in index.py because a piece rounds them */
  var IN_TOWN = 4, ELSEWHERE = .3 /* what an answer is worth that stands in the town of the query, and one that stands in another */
  var ONE_WORD = .75 /* how sure it must be that two neighbours are one word: seldom by chance */
  var UNKNOWN = 3 /* what a word weighs that nothing answers */
  var JOINED = 1.6 /* and one that has two neighbouring words as one */
  var NOWHERE = "0", ONLY_THERE = "2", TITLED = 1, THERE = 2, NOTHING = { entries: [], weights: [] }

  function among(word, list) { return (" " + list + " ").includes(" " + word + " ") }
  function letterOf(word) { return word[0] >= "a" && word[0] <= "z" ? word[0] : "0" }
  function weightOf(digit) { var root = parseInt(digit, 36) / 2; return root * root }
  function better(map, key, value) { if (value > (map.get(key) || 0)) map.set(key, value) }

  return function (language, stem, load) {
    var head = null, letters = {}, spelt = new Map(), towns = new Set(), postings = new Map(), missing = new Set()

    /* pieces */

    async function bring(names) {
      var pieces = await load(names.map(function (name) { return language + "/" + name }), head ? head.edition : "")
      return pieces.map(function (piece, i) {
        if (piece && head && piece.edition !== head.edition) piece = null
        if (piece) missing.delete(names[i]); else missing.add(names[i])
        return piece
      })
    }
    async function bringLetters(wanted) {
      var names = Array.from(new Set(wanted)).filter(function (letter) { return !letters[letter] && head.terms.indexOf(letter) >= 0 })
      var pieces = names.length ? await bring(names.map(function (letter) { return "terms/" + letter })) : []
      pieces.forEach(function (piece, i) { if (piece) letters[names[i]] = readLetter(piece) })
    }
    /* The words of a letter in order, each with the terms that it stands for. */
    function readLetter(piece) {
      var rows = []
      piece.t.split(" ").forEach(function (spelling, i) {
        if (!spelling) return
        var term = typeof piece.first === "number" ? piece.first + i : piece.first[i]
        spelt.set(term, spelling)
        rows.push([fold(spelling), [term], true])
      })
      piece.towns.forEach(function (term) { towns.add(term) })
      piece.f.split(" ").forEach(function (form) {
        if (!form) return
        var at = form.lastIndexOf(":"), terms = form.slice(at + 1).split(",").map(function (digits) { return parseInt(digits, 36) })
        rows.push([fold(form.slice(0, at)), terms, false])
      })
      rows.sort(function (a, b) { return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0 })
      return { rows: rows, stems: {} }
    }
    async function bringPostings(terms) {
      var wanted = new Set()
      terms.forEach(function (term) { if (!postings.has(term)) wanted.add(pieceOf(term)) })
      var names = Array.from(wanted), pieces = names.length ? await bring(names.map(function (i) { return "postings/" + i })) : []
      pieces.forEach(function (piece, k) {
        if (piece) piece.p.split(" ").forEach(function (row, i) { postings.set(head.starts[names[k]] + i, row) })
      })
    }
    function pieceOf(term) {
      var low = 0, high = head.starts.length
      while (high - low > 1) { var middle = (low + high) >> 1; if (head.starts[middle] <= term) low = middle; else high = middle }
      return low
    }
    /* { entries, weights }, read when it is first needed */
    function postingsOf(term) {
      var row = postings.get(term)
      if (typeof row === "string") {
        var entry = 0, found = { entries: [], weights: [] }
        row.replace(/([0-9a-z]*)\.([0-9a-z])/g, function (all, step, weight) { entry += step ? parseInt(step, 36) : 0; found.entries.push(entry); found.weights.push(weightOf(weight)) })
        postings.set(term, row = found)
      }
      return row || NOTHING
    }

    /* words of the query → terms, each with how sure it is */

    function rowsFrom(word) {
      var letter = letters[letterOf(word)]
      if (!letter) return { rows: [], at: 0 }
      var low = 0, high = letter.rows.length
      while (low < high) { var middle = (low + high) >> 1; if (letter.rows[middle][0] < word) low = middle + 1; else high = middle }
      return { rows: letter.rows, at: low }
    }
    function beginning(text, act) {
      var found = rowsFrom(text)
      for (var i = found.at; i < found.rows.length && found.rows[i][0].startsWith(text); i++) act(found.rows[i])
    }
    /* Stem → terms among the words that begin with the same two letters, because a stem keeps those. */
    function stemsAround(word) {
      var letter = letters[letterOf(word)], two = word.slice(0, 2)
      if (!letter) return new Map()
      if (!letter.stems[two]) {
        var stems = letter.stems[two] = new Map()
        beginning(two, function (row) { var key = stem(row[0]); stems.set(key, (stems.get(key) || []).concat([row])) })
      }
      return letter.stems[two]
    }
    function exact(word) {
      var found = new Map(), sure = SAME_STEM, key = stem(word)
      beginning(word, function (row) {
        if (row[0] !== word) return
        row[1].forEach(function (term) { better(found, term, SAME) })
        if (row[2]) sure = BESIDE
      })
      if (key.length > 1) (stemsAround(word).get(key) || []).forEach(function (row) {
        var like = sure * (.4 + .6 * common(word, row[0]) / Math.max(word.length, row[0].length))
        row[1].forEach(function (term) { better(found, term, like) })
      })
      return found
    }
    /* Words that share all but the end with one that is not known. */
    function alike(word, found) {
      var at = rowsFrom(word), rows = at.rows
      ;[rows[at.at - 1], rows[at.at]].forEach(function (row) {
        var length = row ? common(word, row[0]) : 0
        if (length >= 6 && length >= .6 * word.length) prefixed(word.slice(0, length), found, ALIKE * length / word.length)
      })
    }
    function prefixed(text, found, sure) {
      if (text.length < 3) return
      beginning(text, function (row) { row[1].forEach(function (term) { better(found, term, sure * (.5 + .5 * text.length / row[0].length)) }) })
    }
    /* A slip of the finger is less likely where words begin as typed. */
    function slipped(word, found, everywhere) {
      var share = found.size && word.length < 8 ? UNLIKELY : 1
      var most = word.length >= 9 ? 2 : 1, key = stem(word), tries = key !== word && key.length >= 4 ? [word, key] : [word]
      Object.keys(letters).forEach(function (letter) {
        if (!everywhere && letter !== letterOf(word)) return
        tries.forEach(function (wish) { slippedTo(letters[letter].rows, wish, most, found, share) })
      })
    }
    function slippedTo(rows, wish, most, found, share) {
      var own = pkWords.lettersIn(wish)
      rows.forEach(function (row) {
        var text = row[0], longer = text.length - wish.length
        if (text.length < 4 || longer < -most || text[0] !== wish[0] && text[1] !== wish[1] && text[0] !== wish[1]) return
        if (!row[3]) row[3] = pkWords.lettersIn(text)
        if (pkWords.bits(own & ~row[3]) > most) return /* letters that the word lacks are slips already */
        var count = longer > most ? most + 1 : pkWords.slips(wish, text, most), sure = count <= most ? SLIP - SECOND_SLIP * (count - 1) : 0
        if (!sure && wish.length >= 5 && longer > 1 && pkWords.slips(wish, text.slice(0, wish.length), 1) <= 1) sure = .05 + .35 * wish.length / text.length
        if (sure) row[1].forEach(function (term) { better(found, term, sure * share) })
      })
    }
    /* An unknown compound, cut where both parts are words, or else where the last is. */
    function cut(word, found) {
      var best = null, hyphen = word.indexOf("-"), from = hyphen > 0 ? hyphen : 3, to = hyphen > 0 ? hyphen : word.length - 3
      for (var at = from; at <= to; at++) {
        var first = exact(word.slice(0, at)), last = exact(word.slice(hyphen > 0 ? at + 1 : at)), rest = word.length - at
        if (!first.size && at > 3 && /[seoa]$/.test(word.slice(0, at))) first = exact(word.slice(0, at - 1))
        var worth = !last.size ? 0 : first.size ? 10 + Math.min(at, rest) : rest >= 5 ? rest / 2 : 0
        if (worth && (!best || worth > best.worth)) best = { worth: worth, parts: [first, last] }
      }
      if (best) best.parts.forEach(function (part) { part.forEach(function (sure, term) { better(found, term, sure * (best.parts[0].size ? HALF : ONE_HALF)) }) })
    }
    function surest(found) { return Math.max.apply(null, [0].concat(Array.from(found.values()))) }

    async function meant(word, isLast) {
      var found = exact(word), known = found.size > 0, key = stem(word)
      prefixed(word, found, isLast ? BEGINNING : INSIDE)
      if (key.length >= 4 && key !== word) prefixed(key, found, known ? HALF : STEM_BEGINS)
      if (!known) alike(word, found)
      if (!known && word.length >= 4 && surest(found) <= .62) {
        slipped(word, found, false)
        if (surest(found) < SLIP) {
          await bringLetters(head.terms)
          if (word.length >= 6) cut(word, found)
          if (!found.size) slipped(word, found, true)
        }
      }
      return new Map(Array.from(found).sort(function (a, b) { return b[1] - a[1] }).slice(0, MOST_TERMS))
    }
    /* Neighbours that are one word, "puhe terapia": for each word what it and the next are. */
    function joined(list) {
      return list.slice(1).map(function (word, i) {
        return new Map(Array.from(exact(list[i] + word)).filter(function (pair) { return pair[1] >= ONE_WORD }))
      })
    }

    /* scores */

    function rarity(term) { var n = postingsOf(term).entries.length; return Math.log(1 + (head.count - n + .5) / (n + .5)) }
    function worthOf(weight) { var x = weight / 10; return x / (x + 1.5) * (x > 4 ? 1.6 : 1) }
    /* How rare a word of the query is: as rare as what it surely means, so that a rare word that merely resembles it weighs no more. */
    function rarest(found, word) {
      var most = surest(found), least = UNKNOWN * (found.size ? 9 : 1)
      found.forEach(function (sure, term) { if (sure >= most - .1) least = Math.min(least, rarity(term)) })
      return least * (among(word, head.little) ? FAINTLY : 1)
    }
    /* For each entry its best answer to one word: what it is worth, how sure, and whether in the title or of the town. */
    function answers(found, most) {
      var worth = new Float64Array(head.count), sures = new Float64Array(head.count), kinds = new Uint8Array(head.count)
      found.forEach(function (sure, term) {
        var rare = Math.min(most, rarity(term)) * sure, row = postingsOf(term), isSame = sure >= KNOWN, isTown = isSame && towns.has(term)
        for (var i = 0; i < row.entries.length; i++) {
          var entry = row.entries[i], weight = row.weights[i], value = rare * worthOf(weight)
          if (value <= worth[entry]) continue
          worth[entry] = value; sures[entry] = sure
          kinds[entry] = (isSame && weight >= TITLE_WEIGHT ? TITLED : 0) | (isTown && weight >= TOWN_WEIGHT ? THERE : 0)
        }
      })
      return { worth: worth, sures: sures, kinds: kinds }
    }
    function ranked(list, groups, joins) {
      var importance = groups.map(function (found, i) { return rarest(found, list[i]) })
      var total = importance.reduce(function (a, b) { return a + b }, 0), single = groups.map(function (found, i) { return answers(found, importance[i]) }), double = joins.map(function (found) { return answers(found, rarest(found)) }), rows = []
      var all = single.concat(double), isTown = groups.some(function (found) { return Array.from(found).some(function (pair) { return pair[1] >= KNOWN && towns.has(pair[0]) }) })
      for (var entry = 0; entry < head.count; entry++) {
        if (!all.some(function (found) { return found.worth[entry] })) continue
        var score = scored(entry, single, double, importance)
        if (head.stands[entry] !== ONLY_THERE || score.there && score.more) rows.push({ entry: entry, score: valued(entry, score, list.length, total, isTown), sure: score.sure / total })
      }
      return rows.sort(function (a, b) { return b.score - a.score || a.entry - b.entry })
    }
    /* All that an entry answers, to single words and to neighbours that are one. */
    function scored(entry, single, double, importance) {
      var score = { worth: 0, hit: 0, sure: 0, titled: 0, there: false, more: false }, sures = single.map(function (found, i) {
        if (!found.worth[entry]) return 0
        score.worth += found.worth[entry]
        if (found.kinds[entry] & TITLED) score.titled++
        if (found.kinds[entry] & THERE) score.there = true; else score.more = true
        return found.sures[entry]
      })
      double.forEach(function (found, i) {
        if (!found.worth[entry]) return
        score.worth += JOINED * found.worth[entry]
        sures[i] = Math.max(sures[i], found.sures[entry]); sures[i + 1] = Math.max(sures[i + 1], found.sures[entry])
        if (found.kinds[entry] & TITLED) score.titled += 2
      })
      sures.forEach(function (sure, i) { if (sure) { score.hit += importance[i]; score.sure += importance[i] * sure } })
      return score
    }
    /* More than its words: a title that says just this, an entry that answers all of the query, one that stands in its town. */
    function valued(entry, score, words, total, isTown) {
      var length = parseInt(head.titles[entry], 36) || 1
      var titled = score.titled < words ? 1 : score.titled < length ? 1.3 : 1.8
      var there = !isTown || words < 2 || head.stands[entry] === NOWHERE ? 1 : score.there ? IN_TOWN : ELSEWHERE
      return score.worth * titled * there * Math.pow(score.hit / total, 1.5) * (1 + .15 / length) * parseInt(head.boosts[entry], 36) / 10
    }
    /* The entries that a word of the query brings before all others, such as a help line. */
    function urgentOf(groups, all) {
      var typed = new Set(all) /* "vill inte leva": words that say nothing alone say it together */
      groups.forEach(function (group) { group.forEach(function (sure, term) { if (sure >= KNOWN && spelt.has(term)) typed.add(fold(spelt.get(term))) }) })
      return new Set(head.urgent.filter(function (row) { return row[1].every(function (word) { return word.some(function (way) { return typed.has(way) }) }) }).map(function (row) { return row[0] }))
    }
    function withUrgentFirst(rows, urgent) {
      var first = Array.from(urgent, function (entry) {
        return Object.assign({ score: 0 }, rows.find(function (row) { return row.entry === entry }), { entry: entry, sure: 1, urgent: true })
      })
      return first.concat(rows.filter(function (row) { return !urgent.has(row.entry) }))
    }

    async function shown(rows, groups) {
      var size = head.shown, names = Array.from(new Set(rows.map(function (row) { return Math.floor(row.entry / size) })))
      var pieces = names.length ? await bring(names.map(function (i) { return "shown/" + i })) : [], byName = {}
      pieces.forEach(function (piece, i) { byName[names[i]] = piece })
      return rows.filter(function (row) { return byName[Math.floor(row.entry / size)] }).map(function (row) {
        var entry = byName[Math.floor(row.entry / size)].d[row.entry % size]
        return { id: entry[0], title: entry[1], teaser: entry[2], shown: entry[3], score: row.score, sure: row.sure, urgent: row.urgent || false, terms: because(row.entry, groups) }
      })
    }
    /* The words that brought an entry, the weightiest first: [[spelling, worth]]. */
    function because(entry, groups) {
      var found = new Map()
      groups.forEach(function (group) {
        group.forEach(function (sure, term) {
          var row = postingsOf(term), at = row.entries.indexOf(entry)
          if (at >= 0) better(found, term, sure * rarity(term) * worthOf(row.weights[at]))
        })
      })
      return Array.from(found).sort(function (a, b) { return b[1] - a[1] }).slice(0, 6).map(function (pair) { return [spelt.get(pair[0]), pair[1]] })
    }

    /* { items: [{id, title, teaser, shown, score, sure, urgent, terms}], failed: pieces that could not be had }. `sure` is 0–1. */
    async function search(query, most) {
      missing.clear()
      var all = pkWords.words(String(query).slice(0, MOST_CHARACTERS)).map(fold).slice(0, MOST_WORDS)
      if (all.length && !head) head = (await bring(["head"]))[0]
      if (!all.length || !head) return { items: [], failed: missing.size }
      var list = all.filter(function (word) { return !among(word, head.nothing) })
      if (!list.length) list = all
      await bringLetters(list.map(letterOf))
      var groups = []
      for (var i = 0; i < list.length; i++) groups.push(await meant(list[i], i === list.length - 1))
      var joins = joined(list), terms = new Set()
      groups.concat(joins).forEach(function (found) { found.forEach(function (sure, term) { terms.add(term) }) })
      await bringPostings(terms)
      var rows = withUrgentFirst(ranked(list, groups, joins), urgentOf(groups, all))
      return { items: await shown(rows.slice(0, most || SHOWN), groups.concat(joins)), failed: missing.size }
    }
    return { search: search }
  }
})()
