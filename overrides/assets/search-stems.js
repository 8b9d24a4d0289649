/* Light stemmers for Finnish and Swedish, over folded words. They need not be right about language, only the same for a query and for the
   words of the index. Endings go, the last vowels go, and a weak consonant becomes the strong one's: kerhossa, kerhoja → kerh. */
var pkStems = (function () {
  "use strict"
  function list(text) { return text.split(" ") }
  var VOWEL = /[aeiouy]/
  /* the longest first */
  var FI = list("issansa illeen istaan issaan isiin itten iksi issa ista ihin illa ilta ille iden siin seen ssa sta lla lta lle ksi tta ten hin hon han hun hyn hen jen ien ita ina aan oon uun yyn een iin ja ia na ta in an en on un yn n t a")
  var SV = list("andets arnas ernas ornas andet heten heter anden arens arna erna orna ets ens ers ars ors nas are ade ad ar er or en et na ns ts n t s a e")
  var CLITIC = /(kin|kaan|nsa|mme|nne)$/
  /* kk–k–nothing, pp–p–v, tt–t–d, nk–ng, nt–nn, mp–mm, lt–ll and rt–rr meet in one, because kk weakens to the k that itself weakens */
  var GRADES = [[/n(kk|tt|[kgtn])$/, "n"], [/m(pp|[pm])$/, "m"], [/l(tt|[tl])$/, "l"], [/r(tt|[tr])$/, "r"], [/([aeiouylrh])kk?$/, "$1"], [/([aeiouylrh])(pp|[pv])$/, "$1v"], [/([aeiouylrh])(tt|[td])$/, "$1d"]]

  function cut(word, endings) {
    var end = endings.find(function (ending) { return word.endsWith(ending) && word.length - ending.length >= 3 && VOWEL.test(word.slice(0, -ending.length)) })
    return end ? word.slice(0, -end.length) : word
  }
  function fi(word) {
    if (word.length < 5) return root(word)
    return root(cut(word.length > 8 ? word.replace(CLITIC, "") : word, FI))
  }
  /* -nen and -se, -us, -ukse and -ude are one word's stems */
  function root(word) {
    var stem = word
      .replace(/(mi|[aoeiul])(nen|se|s)$/, function (all, before, end) { return end === "nen" || word.length > 6 ? before : all })
      .replace(/([uyoei])(kse|ks|s)$/, "$1").replace(/([uy])de$/, "$1")
    var bare = stem.replace(/[aeiouyj]+$/, "")
    if (bare.length < 3) return stem.slice(0, 3)
    var grade = GRADES.find(function (pair) { return pair[0].test(bare) })
    return grade ? bare.replace(grade[0], grade[1]) : bare
  }
  function sv(word) {
    if (word.length < 5) return word.replace(/[ae]$/, "")
    var stem = cut(word, SV).replace(/([bdfgklmnprst])\1$/, "$1")
    return stem.length > 4 ? stem.replace(/[aeo]$/, "") : stem
  }
  return { fi: fi, sv: sv }
})()
