// No schema is called `New<X>` beside an `<X>`: the constructor of the one would have the name of the other in Go clients.
import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'

const folder = new URL('../../openapi/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const schemas = (file) => Object.keys(parse(readFileSync(new URL(file, folder), 'utf8')).components?.schemas ?? {})
const shared = schemas('components.yaml')

let found = 0
for (const file of files) {
  const names = new Set([...shared, ...schemas(file)])
  for (const name of names) {
    if (!names.has(`New${name}`)) continue
    found += 1
    console.error(`${file}: New${name} beside ${name}; call it ${name}Create or ${name}Draft.`)
  }
}
process.exit(found > 0 ? 1 : 0)
