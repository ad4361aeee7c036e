import { stormFromArguments } from '../command-line'

async function complaintOf(...args: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const words = (more: string) => void (said += more)
  return { code: await stormFromArguments(args, { say: words, complain: words }), said }
}

it.each([
  ['--calls', '0'],
  ['--calls', 'many'],
  ['--bad', '1.5'],
  ['--bad', ''],
  ['--brokers', '0'],
  ['--deliverers', '-1'],
  ['--faults', '3'],
  ['--kill-every', '0'],
  ['--seed', '1.5'],
  ['--unknown', '1']
])('refuses %s %s without starting anything', async (...args) => {
  const { code, said } = await complaintOf(...args)
  expect(code).toBe(1)
  expect(said).toMatch(new RegExp(args[0]))
})

it('tells its options', async () => {
  const { code, said } = await complaintOf('--help')
  expect(code).toBe(0)
  expect(said).toMatch(/--calls <n>/)
})
