// node vega.mjs FOLDER [OUT] has Vega draw every *.vl.json of a folder, and prints a line of JSON for
// each: {file, title, description, texts, marks, errors}. texts are what the drawing says, marks how
// much is drawn, by kind. With OUT it leaves the drawings there as SVG. It fails where a
// specification is not what Vega-Lite's own schema says, on any warning or request, and on an empty
// drawing.
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import Ajv from 'ajv'
import * as vega from 'vega'
import * as lite from 'vega-lite'
import { files, say, source } from './files.mjs'

// listener is a logger that keeps what is said.
function listener(errors) {
  const keep = (kind) => (...what) => {
    errors.push(`${kind}: ${what.map(String).join(' ')}`)
    return log
  }
  const log = { level: () => log, error: keep('error'), warn: keep('warning'), info: () => log, debug: () => log }
  return log
}

// offline is a loader that loads nothing.
function offline(errors) {
  const refuse = (uri) => {
    errors.push(`request: ${uri}`)
    return Promise.reject(new Error(`nothing is loaded: ${uri}`))
  }
  return { load: refuse, sanitize: refuse, http: refuse, file: refuse }
}

// count counts what is drawn, by kind of mark, axes and legends excepted.
function count(item, marks = {}) {
  if (item.marktype && item.marktype !== 'group' && item.role === 'mark') {
    marks[item.marktype] = (marks[item.marktype] ?? 0) + item.items.length
  }
  for (const child of item.items ?? []) count(child, marks)
  return marks
}

// texts returns the text elements of a drawing.
function texts(svg) {
  const entity = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  const plain = (text) => text.replace(/<[^>]*>/g, '')
    .replace(/&(#x?)?(\w+);/gi, (all, hash, name) => hash
      ? String.fromCodePoint(parseInt(name, hash.length > 1 ? 16 : 10)) : entity[name] ?? all)
  const found = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map((m) => plain(m[1]))
  return found.filter((text) => text !== '')
}

async function look(path, valid, out) {
  const found = { file: basename(path), title: '', description: '', texts: [], marks: {}, errors: [] }
  try {
    const spec = JSON.parse(await readFile(path, 'utf8'))
    found.title = spec.title?.text ?? spec.title ?? ''
    found.description = spec.description ?? ''
    if (!valid(spec)) {
      found.errors.push(...valid.errors.map((e) => `schema: ${e.instancePath} ${e.message}`))
    }
    const logger = listener(found.errors)
    const compiled = lite.compile(spec, { logger }).spec
    const loader = offline(found.errors)
    const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger, loader })
    const svg = await view.toSVG()
    if (out) await writeFile(join(out, `${found.file}.svg`), svg)
    found.texts = texts(svg)
    found.marks = count(view.scenegraph().root)
    view.finalize()
    if (Object.values(found.marks).every((n) => n === 0)) found.errors.push('nothing is drawn')
  } catch (error) {
    found.errors.push(`error: ${error.message}`)
  }
  return found
}

const [folder, out] = process.argv.slice(2)
const formats = { 'color-hex': true, uri: true, 'uri-reference': true }
const ajv = new Ajv({ strict: false, allErrors: true, formats })
const valid = ajv.compile(JSON.parse(await source('vega-lite/vega-lite-schema.json')))
for (const path of await files(folder, '.vl.json')) say(await look(path, valid, out))
