/* Words of a query: how they are told apart, folded and compared. src/perhekeskus/search/spelling.py does the same to the words of the index. */
var pkWords = (function () {
  "use strict"
  var WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu, LETTERS = { "æ": "ae", "ø": "o", "đ": "d", "ß": "ss", "ŋ": "n", "ŧ": "t" }

  function fold(text) {
    if (/^[a-z0-9]*$/.test(text)) return text
    return text.toLowerCase().replace(/[æøđßŋŧ]/g, function (letter) { return LETTERS[letter] }).normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  }
  function words(text) { return text.normalize("NFC").toLowerCase().match(WORD) || [] }
  function common(a, b) {
    for (var i = 0; i < a.length && a[i] === b[i]; i++);
    return i
  }

  /* Which letters a word has, a bit for each. */
  function lettersIn(word) {
    var mask = 0
    for (var i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31)
    return mask
  }
  function bits(mask) { for (var count = 0; mask; count++) mask &= mask - 1; return count }

  /* How many slips lead from a to b, two neighbours that changed places counted as one; more than `most` is most + 1. */
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1
    var before = [], last = [], now, i, j, least
    for (j = 0; j <= b.length; j++) last[j] = j
    for (i = 1; i <= a.length; i++) {
      now = [i]; least = i
      for (j = 1; j <= b.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]))
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1)
        if (now[j] < least) least = now[j]
      }
      if (least > most) return most + 1
      before = last; last = now
    }
    return last[b.length]
  }
  return { fold: fold, words: words, common: common, lettersIn: lettersIn, bits: bits, slips: slips }
})()
