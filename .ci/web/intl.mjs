// node intl.mjs reads lines of JSON, {language, group, decimals, percent, value}, and prints how Intl
// writes each value, a line of JSON for every one. A value is a decimal as text: no digit is lost.
import { createInterface } from 'node:readline'

for await (const line of createInterface({ input: process.stdin })) {
  const { language, group, decimals, percent, value } = JSON.parse(line)
  const format = new Intl.NumberFormat(language, {
    style: percent ? 'percent' : 'decimal',
    useGrouping: group ? 'always' : false,
    minimumFractionDigits: decimals, maximumFractionDigits: decimals,
    roundingMode: 'halfExpand', signDisplay: 'negative',
  })
  process.stdout.write(JSON.stringify(format.format(value)) + '\n')
}
