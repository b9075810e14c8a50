// node schemas.mjs SCHEMA FILE... holds files against a JSON Schema 2020-12, which must be one in
// ajv's strict mode, and prints a line of JSON for each: {file, errors}.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { say } from './files.mjs'

const [schema, ...paths] = process.argv.slice(2)
const ajv = new Ajv2020({ strict: true, allErrors: true })
const valid = ajv.compile(JSON.parse(await readFile(schema, 'utf8')))
for (const path of paths) {
  let errors
  try {
    errors = valid(JSON.parse(await readFile(path, 'utf8'))) ? []
      : valid.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)
  } catch (error) {
    errors = [`error: ${error.message}`]
  }
  say({ file: basename(path), errors })
}
