// What csv-parse finds: reads a table with semicolons and writes its rows as JSON. What it cannot read ends the program.
"use strict"
const { parse } = require(process.argv[2])
process.stdout.write(JSON.stringify(parse(require("fs").readFileSync(0), { bom: true, delimiter: ";", record_delimiter: "\r\n" })))
