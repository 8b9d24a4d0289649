// Lints an OpenAPI document: node openapi-lint.mjs node_modules/@redocly/openapi-core/lib/index.js DOCUMENT. Prints each fault, and ends with 1 when there is one.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [core, document] = process.argv.slice(2);
const { lint, createConfig } = await import(pathToFileURL(resolve(core)));
const config = await createConfig({
  extends: ["recommended"],
  rules: {
    "info-license": "off", // each record has a licence of its own, and that of our texts is not decided
    "no-server-example.com": "error",
    "operation-operationId-unique": "error",
    "no-invalid-media-type-examples": "error",
  },
});
const faults = await lint({ ref: document, config });
for (const { ruleId, message, location } of faults) console.log(ruleId, message, location[0]?.pointer ?? "");
process.exitCode = faults.length ? 1 : 0;
