// The browser that pages and diagrams are opened in.
import { chromium } from 'playwright-core'

const flags = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

// withBrowser hands a browser to use, and closes it whatever happens.
export async function withBrowser(use) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true, chromiumSandbox: false, args: flags,
  })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}
