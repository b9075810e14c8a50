// What the tools share: the files of a folder, those of packages, and a line of JSON for each.
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// files returns the paths of the files of a folder that end so, sorted by name.
export async function files(folder, ...ends) {
  const names = (await readdir(folder)).filter((name) => ends.some((end) => name.endsWith(end)))
  if (names.length === 0) throw new Error(`no ${ends.join(' or ')} in ${folder}`)
  return names.sort().map((name) => join(folder, name))
}

// source reads a file of an installed package.
export const source = (file) => readFile(createRequire(import.meta.url).resolve(file), 'utf8')

// say prints what was found of one file. What is wrong makes the exit code 1.
export function say(found) {
  if (found.errors.length > 0) process.exitCode = 1
  process.stdout.write(JSON.stringify(found) + '\n')
}
