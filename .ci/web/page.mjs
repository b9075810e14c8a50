// node page.mjs FOLDER [OUT] opens every *.html and *.svg of a folder in a browser, and prints a line
// of JSON for each: {file, title, description, texts, labels, errors}. texts are what the page says,
// in order; labels what only a screen reader hears. With OUT it leaves pictures there: light, dark,
// small and print. It fails on anything on the console, on any request but for the file itself, on
// scripts and handlers of events, on what is wider than the screen or outside its drawing, and on
// what axe-core finds in light or dark.
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withBrowser } from './browser.mjs'
import { files, say, source } from './files.mjs'

const widths = [1280, 800, 390]
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// read runs in the page: what it says and what it must not have.
function read() {
  const root = document.documentElement
  const found = { title: '', description: '', texts: [], labels: [], errors: [] }
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, ' ').trim()
      if (text !== '' && node.parentElement.localName !== 'style') found.texts.push(text)
      continue
    }
    if (node.localName === 'script') found.errors.push('a script element')
    if (node.localName === 'base' || node.localName === 'form') found.errors.push(`a ${node.localName} element`)
    if (node.localName === 'parsererror') found.errors.push('not well-formed')
    for (const { name, value } of node.attributes) {
      if (/^on/i.test(name)) found.errors.push(`the handler ${name} on ${node.localName}`)
      // as a browser reads a URL: without control characters and white space
      if (/^(javascript|vbscript):/i.test(value.replace(/[\x00-\x20]/g, ''))) found.errors.push(`the script ${name}=${value}`)
      if (name === 'aria-label' || name === 'alt' || name === 'title') found.labels.push(value)
    }
  }
  found.title = root.querySelector('title')?.textContent ?? ''
  found.description = root.querySelector('desc')?.textContent ?? ''
  if (found.title.trim() === '') found.errors.push('no title')
  return found
}

// outside runs in the page: the texts of a drawing that are not wholly in it.
function outside() {
  const errors = []
  for (const text of document.querySelectorAll('svg text')) {
    const svg = text.ownerSVGElement
    const [a, b] = [text.getBoundingClientRect(), svg.getBoundingClientRect()]
    const slack = 0.5
    const wide = a.left < b.left - slack || a.right > b.right + slack
    const high = a.top < b.top - slack || a.bottom > b.bottom + slack
    if (a.width > 0 && (wide || high)) {
      errors.push(`outside its drawing: ${text.textContent}`)
    }
  }
  return errors
}

const tooWide = () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth

// axe looks at a page in one colour scheme. It needs HTML: a drawing is put in a page for it.
async function axe(page, scheme, axeSource) {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), tags)
  const told = (v) => v.nodes.map((n) => `axe ${v.id} (${scheme}): ${v.help}: ${n.html.slice(0, 200)}`)
  return violations.flatMap(told)
}

const around = (svg) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A picture</title></head>
<body><main><h1>A picture</h1>${svg}</main></body></html>`

// look opens one file.
async function look(browser, path, out, axeSource) {
  const url = pathToFileURL(resolve(path)).href
  const svg = path.endsWith('.svg')
  const page = await browser.newPage({ viewport: { width: widths[0], height: 900 }, bypassCSP: true })
  const loud = []
  page.on('console', (message) => loud.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => loud.push(`error: ${error.message}`))
  page.on('request', (r) => {
    if (r.url() !== url && !/^(data:|about:blank$)/.test(r.url())) loud.push(`request: ${r.url()}`)
  })
  page.on('dialog', (dialog) => loud.push(`dialog: ${dialog.message()}`) && dialog.dismiss())
  await page.goto(url)
  const found = { file: basename(path), ...(await page.evaluate(read)) }
  found.errors.push(...(await page.evaluate(outside)))
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    if (out) await page.screenshot({ path: join(out, `${found.file}.${colorScheme}.png`), fullPage: true })
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  if (out) await page.screenshot({ path: join(out, `${found.file}.print.png`), fullPage: true })
  await page.emulateMedia({ media: 'screen' })
  for (const width of svg ? [] : widths) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate(tooWide)
    if (over > 0) found.errors.push(`${over} px too wide at ${width}`)
    if (out && width !== widths[0]) {
      await page.screenshot({ path: join(out, `${found.file}.${width}.png`), fullPage: true })
    }
  }
  await page.setViewportSize({ width: widths[0], height: 900 })
  if (svg) {
    await page.goto('about:blank')
    await page.setContent(around(await readFile(path, 'utf8')))
  }
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ media: 'screen', colorScheme })
    found.errors.push(...(await axe(page, colorScheme, axeSource)))
  }
  found.errors.push(...loud)
  await page.close()
  return found
}

const [folder, out] = process.argv.slice(2)
const axeSource = await source('axe-core/axe.min.js')
await withBrowser(async (browser) => {
  for (const path of await files(folder, '.html', '.svg')) say(await look(browser, path, out, axeSource))
})
