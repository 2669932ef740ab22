// What breaks a client is told, and what does not is not.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { changes } from './diff.mjs'

const load = () => JSON.parse(readFileSync(new URL('../../crates/api/src/generated/carowner.json', import.meta.url), 'utf8'))
const schema = (document, name) => document.components.schemas[name]
const operation = (document, path, method) => document.paths[path][method]

const judged = (change) => {
  const after = load()
  change(after)
  return new Set(changes(load(), after).map(({ type }) => type))
}

const BREAKING = {
  'a path goes': (it) => delete it.paths['/api/co/presence'],
  'an answer goes': (it) => delete operation(it, '/api/co/profile', 'get').responses['401'],
  'a header goes': (it) => delete operation(it, '/api/co/profile', 'get').responses['200'].headers.ETag,
  'a member of an answer goes': (it) => delete schema(it, 'CarOwnerProfile').properties.address,
  'a member of an answer changes its type': (it) => (schema(it, 'CarOwnerProfile').properties.uid.type = 'integer'),
  'a member of an answer may be null': (it) => (schema(it, 'CarOwnerProfile').properties.uid.nullable = true),
  'a member of an answer may be absent': (it) => schema(it, 'CarOwnerProfile').required.shift(),
  'a request needs a member': (it) => (schema(it, 'CarOwnerProfileUpdate').required = ['first_name']),
  'a limit of a request is narrower': (it) => (schema(it, 'CarOwnerProfileUpdate').properties.address.maxLength = 3),
  'an operation needs other credentials': (it) => (operation(it, '/api/co/profile', 'get').security = [{ cookieAuth: [] }]),
}

const HARMLESS = {
  'an operation comes': (it) => (it.paths['/api/co/new'] = { get: { responses: { 200: { description: 'New' } } } }),
  'a member of an answer comes': (it) => (schema(it, 'CarOwnerProfile').properties.age = { type: 'integer' }),
  'a request may have a member': (it) => (schema(it, 'CarOwnerProfileUpdate').properties.age = { type: 'integer' }),
  'a limit of a request is wider': (it) => (schema(it, 'CarOwnerProfileUpdate').properties.address.maxLength = 5000),
  'words change': (it) => (operation(it, '/api/co/profile', 'get').description = 'Otherwise'),
}

for (const [name, change] of Object.entries(BREAKING)) test(`${name}: breaking`, () => assert.ok(judged(change).has('breaking')))
for (const [name, change] of Object.entries(HARMLESS)) {
  test(`${name}: harmless`, () => {
    const types = judged(change)
    assert.ok(types.size > 0 && !types.has('breaking'))
  })
}
test('nothing changes: nothing is told', () => assert.equal(judged(() => {}).size, 0))
