// What opening_hours.js finds: reads [{"line": "Mo 09:00-12:00", "moments": [seconds since 1970, …]}, …] and writes, for each, one letter a moment:
// o open, c closed, u unknown. What it cannot read, or warns of, ends the program; that a day is over by the clock is no fault of a line.
"use strict"
const OpeningHours = require(process.argv[2])
const place = { lat: 60.2, lon: 24.9, address: { country_code: "fi", state: "" } }

function letters({ line, moments }) {
  const hours = new OpeningHours(line, place)
  const warnings = hours.getWarnings().filter((warning) => !warning.includes("in the past"))
  if (warnings.length) throw new Error(`${line}\n${warnings.join("\n")}`)
  return moments.map((seconds) => new Date(seconds * 1000)).map((at) => (hours.getUnknown(at) ? "u" : hours.getState(at) ? "o" : "c")).join("")
}

const asked = JSON.parse(require("fs").readFileSync(0, "utf-8"))
process.stdout.write(JSON.stringify(asked.map(letters)))
