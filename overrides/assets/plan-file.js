/* A parenting plan as text: what is saved on the device, carried to the other language, and written to a file. A text that was not made here is
   refused whole, before anything of it is shown; every word of one that was is kept, whether its question is still asked or not. */
var pkPlanFile = (function () {
  "use strict"
  var FORM = "perhekeskus-parenting-plan", VERSION = 1, LONGEST = 1e6, MOST_CHILDREN = 20, MOST_ANSWERS = 2000

  /* answers: [{id, number, question, text, language?}]; number tells which child or parent, from 1. */
  function make(language, children, answers) {
    var now = new Date(), day = [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-")
    return { form: FORM, version: VERSION, date: day, language: language, children: children, answers: answers }
  }

  /* {plan} or {fault}, which is large, foreign, version or broken. */
  function read(text) {
    if (text.length > LONGEST) return { fault: "large" }
    var plan
    try { plan = JSON.parse(text.replace(/^\ufeff/, "")) } catch (error) { return { fault: "foreign" } }
    if (!isRecord(plan) || plan.form !== FORM) return { fault: "foreign" }
    if (plan.version !== VERSION) return { fault: "version" }
    return isWhole(plan) ? { plan: make(plan.language, plan.children, plan.answers.map(answer)) } : { fault: "broken" }
  }
  function isWhole(plan) {
    var seen = []
    return isLanguage(plan.language) && isCount(plan.children) && Array.isArray(plan.answers) && plan.answers.length <= MOST_ANSWERS && plan.answers.every(function (row) {
      var at = isAnswer(row) && row.id + "--" + row.number, first = seen.indexOf(at) < 0
      seen.push(at)
      return at && first
    })
  }
  function isAnswer(row) {
    return isRecord(row) && typeof row.id === "string" && /^[a-z0-9-]{1,80}$/.test(row.id) && isCount(row.number) && typeof row.question === "string" && typeof row.text === "string" && (row.language === undefined || isLanguage(row.language))
  }
  function answer(row) {
    var own = { id: row.id, number: row.number, question: row.question, text: row.text.replace(/\r\n?/g, "\n") }
    if (row.language) own.language = row.language
    return own
  }
  function isRecord(value) { return typeof value === "object" && value !== null && !Array.isArray(value) }
  function isCount(value) { return Number.isInteger(value) && value >= 1 && value <= MOST_CHILDREN }
  function isLanguage(value) { return value === "fi" || value === "sv" }

  /* The same for two plans with the same answers, in whichever language they are asked. */
  function essence(answers) { return JSON.stringify(answers.map(function (row) { return [row.id, row.number, row.text] }).sort()) }

  return { make: make, read: read, essence: essence, LONGEST: LONGEST, MOST_CHILDREN: MOST_CHILDREN }
})()
