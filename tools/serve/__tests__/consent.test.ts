import { PassThrough } from 'stream'
import { askForConsent } from '../consent'

/** What comes of an answer, and what was asked. */
async function answered(answer: string | undefined) {
  const input = new PassThrough()
  const output = new PassThrough()
  const consent = askForConsent(input, output)
  if (answer === undefined) input.end()
  else input.write(answer)
  return { consent: await consent, asked: String(output.read()) }
}

it.each(['yes\n', ' YES \r\n'])('%j lets calls of clients go to the real Amplitude', async (answer) => {
  expect((await answered(answer)).consent).toBe(true)
})

it.each(['no\n', 'y\n', '\n', 'yes please\n', 'ja\n'])('%j keeps them on this machine', async (answer) => {
  expect((await answered(answer)).consent).toBe(false)
})

it('So does an input that ends without an answer, as that of a service', async () => {
  expect((await answered(undefined)).consent).toBe(false)
})

it('The question says where the calls would go, and with which keys', async () => {
  expect((await answered('no\n')).asked).toMatch(
    /calls that clients send here .* REAL Amplitude, with the keys .* page/
  )
})
