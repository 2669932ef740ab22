// What has changed between two states of a document, and whether whoever relies on it breaks.
import { apiDiff } from 'api-smart-diff'

// What clients of a response break on, and the library takes for harmless.
const hurtsReaders = ({ path, action, after }) => {
  const member = path.at(-1)
  if (!path.includes('responses') || !path.includes('schema')) return false
  return (member === 'type' && action === 'replace') || (member === 'format' && action !== 'remove') || (member === 'nullable' && after === true)
}

// A change of a component shows in every operation that it touches, in the direction that decides; by itself it would count in both.
export const changes = (before, after) =>
  apiDiff(before, after)
    .filter(({ path }) => path[0] !== 'components')
    .map((change) => (hurtsReaders(change) ? { ...change, type: 'breaking' } : change))
