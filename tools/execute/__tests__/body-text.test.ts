import { gzipSync } from 'zlib'
import { bodyText } from '../body-text'

it.each([
  ['text', '{"events":[]}', '{"events":[]}'],
  ['bytes', Buffer.from('{"text":"日本"}'), '{"text":"日本"}'],
  ['compressed bytes', gzipSync('{"text":"日本"}'), '{"text":"日本"}'],
  ['no bytes', Buffer.alloc(0), ''],
  ['nothing', undefined, ''],
  ['null', null, ''],
  ['something else', { any: 'thing' }, '']
])('A body that is %s is shown as its text', (_what, body, text) => expect(bodyText(body)).toBe(text))
