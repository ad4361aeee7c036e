import { payload as map } from '../../../examples/alias.json'
import { payload as unmap } from '../../../examples/unmap.json'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

const mappings = () =>
  sandbox()
    .mappings()
    .map(({ user_id, global_user_id }) => [user_id, global_user_id])

it('With Enable Alias on, an alias call maps the previous id to the user id', async () => {
  await send({ sendAlias: true }, map)
  expect(mappings()).toEqual([['123', '456']])
})

it('With Enable Alias on, the option unmap ends the mapping', async () => {
  await send({ sendAlias: true }, [map, unmap])
  expect(mappings()).toEqual([])
})

it('With Enable Alias off, nothing is sent', async () => {
  await send({ sendAlias: false }, [map, unmap])
  expect(sandbox().requests).toEqual([])
})
