// node mermaid.mjs FOLDER has Mermaid read and draw every *.mmd of a folder, as strictly as it can,
// and prints a line of JSON for each: {file, title, nodes: {ID: [line]}, edges: [label], errors}. It
// fails where Mermaid complains, and where a label became more than text.
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withBrowser } from './browser.mjs'
import { files, say } from './files.mjs'

// draw runs in the page.
async function draw(text) {
  const found = { title: '', nodes: {}, edges: [], errors: [] }
  window.mermaid.initialize({
    startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true,
    maxTextSize: 1e7, maxEdges: 1e5,
  })
  try {
    document.body.innerHTML = (await window.mermaid.render('drawing', text)).svg
  } catch (error) {
    found.errors.push(`mermaid: ${error.message}`)
    return found
  }
  const plain = new Set(('svg g style title desc defs marker path rect circle polygon line text tspan ' +
    'foreignObject div span p br filter feDropShadow linearGradient stop').split(' '))
  for (const element of document.body.querySelectorAll('*')) {
    if (!plain.has(element.localName)) {
      found.errors.push(`a ${element.localName} element: ${element.outerHTML.slice(0, 200)}`)
    }
    for (const { name } of element.attributes) {
      if (/^on|href$/i.test(name)) found.errors.push(`the attribute ${name} on ${element.localName}`)
    }
  }
  const lines = (element) => {
    const out = ['']
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) out[out.length - 1] += node.data
      else if (node.localName === 'br') out.push('')
      else for (const child of node.childNodes) walk(child)
    }
    walk(element)
    return out.map((line) => line.replace(/\s+/g, ' ').trim())
  }
  found.title = document.querySelector('svg > title')?.textContent.trim() ?? ''
  for (const node of document.querySelectorAll('g.node')) {
    const id = node.id.replace(/^.*flowchart-(n\d+)-\d+$/, '$1')
    found.nodes[id] = lines(node.querySelector('.label') ?? node)
  }
  for (const label of document.querySelectorAll('g.edgeLabels g.edgeLabel')) {
    found.edges.push(...lines(label).filter((line) => line !== ''))
  }
  return found
}

const [folder] = process.argv.slice(2)
const bundle = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/mermaid/dist/mermaid.min.js')
await withBrowser(async (browser) => {
  const page = await browser.newPage()
  let loud = []
  page.on('console', (message) => loud.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => loud.push(`error: ${error.message}`))
  page.on('request', (r) => loud.push(`request: ${r.url()}`))
  page.on('dialog', (dialog) => loud.push(`dialog: ${dialog.message()}`) && dialog.dismiss())
  await page.setContent('<!doctype html><title>Mermaid</title>')
  await page.addScriptTag({ path: bundle })
  for (const path of await files(folder, '.mmd')) {
    const found = await page.evaluate(draw, await readFile(path, 'utf8'))
    found.errors.push(...loud)
    loud = []
    say({ file: basename(path), ...found })
  }
})
