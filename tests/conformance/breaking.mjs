// Tells breaking changes of the documents from harmless ones, against a revision of git: node breaking.mjs REVISION. Ends with 1 when there is a breaking one.
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { changes } from './diff.mjs'

const root = new URL('../../', import.meta.url)
// Whole documents, with what they share already in them.
const folder = 'crates/api/src/generated'
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] })

const revision = process.argv[2]
if (!revision) {
  console.error('Which revision? make breaking BASE=<revision>')
  process.exit(2)
}

const documents = (files) => files.filter((file) => file.endsWith('.json'))
const before = documents(git('ls-tree', '--name-only', `${revision}:${folder}`).split('\n'))
const after = documents(readdirSync(new URL(folder, root)))

let breaking = 0
for (const file of before) {
  const name = file.replace('.json', '')
  if (!after.includes(file)) {
    breaking += 1
    console.log(`${name}: breaking: the document is gone`)
    continue
  }
  const [was, is] = [git('show', `${revision}:${folder}/${file}`), readFileSync(new URL(`${folder}/${file}`, root), 'utf8')].map(JSON.parse)
  const found = changes(was, is)
  const told = new Set()
  for (const { type, action, path } of found) {
    const line = `${type}: ${action} ${path.join(' ')}`
    if (type === 'breaking') breaking += 1
    if (type !== 'annotation' && !told.has(line)) console.log(`${name}: ${line}`)
    told.add(line)
  }
  const words = found.filter(({ type }) => type === 'annotation').length
  console.log(`${name}: ${found.length} changes, ${words} of them only in words`)
}
process.exit(breaking > 0 ? 1 : 0)
