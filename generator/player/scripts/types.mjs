// Reads a JSON Schema on stdin and writes its TypeScript: `node scripts/types.mjs src/payload.ts < payload.schema.json`.
import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const OUT = process.argv[2];
const BANNER = `// Generated from its JSON Schema by scripts/types.mjs, do not edit: change generator/site/payload.py
// and run \`python -m tools.player\`.
`;

/** The schema of one property as TypeScript should see it: pydantic titles every property, and each title would become a type of its own. */
function untitled({ title: _title, ...property }) {
  return property;
}

/** An object schema whose tags are required: pydantic calls a field with a default optional, but the payload always holds it. */
function tidied(schema) {
  const { properties = {}, required = [] } = schema;
  const tags = Object.keys(properties).filter((name) => "const" in properties[name]);
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, untitled(property)])),
    required: [...new Set([...required, ...tags])],
    additionalProperties: false,
  };
}

/** Definitions that are not objects (unions, enums) pass as they are. */
function tidiedDefinitions(definitions = {}) {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, schema.type === "object" ? tidied(schema) : schema]),
  );
}

const schema = JSON.parse(readFileSync(0, "utf8"));
const source = await compile({ ...tidied(schema), $defs: tidiedDefinitions(schema.$defs) }, schema.title, {
  bannerComment: BANNER,
  maxItems: -1,
  style: { printWidth: 120 },
});
writeFileSync(OUT, source);
