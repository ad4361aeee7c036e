import { request } from 'http'
import { expect, test } from './workbench'

const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

test('names and values that are HTML or scripts are shown as text', async ({ workbench }) => {
  const { page, amplitude } = workbench
  await workbench.write({
    type: 'identify',
    userId: `user ${HOSTILE}`,
    anonymousId: 'device-1234',
    messageId: HOSTILE,
    traits: { [HOSTILE]: HOSTILE }
  })
  await workbench.preset('Identify Calls').getByRole('button', { name: 'Mapping' }).click()
  await workbench.send()
  await workbench.show('Amplitude')
  await expect(amplitude.locator(`[data-property]`).filter({ hasText: HOSTILE }).first()).toBeVisible()
  await workbench.write({ type: 'track', event: HOSTILE, userId: 'null', messageId: HOSTILE })
  await workbench.send()
  // Rows of a tab that is not looked at need not be drawn.
  await workbench.show('Result')
  await expect(workbench.result).toContainText(HOSTILE)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await page.locator('img[src="x"], #root script').count()).toBe(0)
})

test('keys are masked in what is shown, and stay in this tab', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('textbox', { name: 'API key' }).fill('my-very-secret-api-key')
  await page.getByRole('textbox', { name: 'Secret key' }).fill('my-very-secret-secret-key')
  await page.getByRole('button', { name: 'Test the keys at the sandbox' }).click()
  await expect(page.getByText('The keys are known.')).toBeVisible()
  await page.keyboard.press('Escape')
  await workbench.write({ type: 'track', event: 'my-very-secret-api-key', userId: 'user-1234', messageId: 'message-1' })
  await workbench.send()
  await workbench.show('Requests')
  await expect(workbench.requests.getByLabel('Body of request 1')).toContainText('"api_key": "•••"')
  await expect(workbench.requests.getByLabel('Body of request 1')).not.toContainText('my-very-secret')
  const stored = await page.evaluate(() => ({ tab: JSON.stringify(sessionStorage), all: JSON.stringify(localStorage) }))
  expect(stored.tab).toContain('my-very-secret-api-key')
  expect(stored.all).not.toContain('my-very-secret')
  await page.reload()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue('my-very-secret-api-key')
  const other = await page.context().newPage()
  await other.goto(workbench.url)
  await other.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(other.getByRole('textbox', { name: 'API key' })).toHaveValue('any-api-key')
})

test('the real Amplitude is off at first, said clearly, and asked for before each sending', async ({ workbench }) => {
  const { page } = workbench
  const sendings: string[] = []
  await page.route('**/page/send', (route) => {
    sendings.push(route.request().postData() ?? '')
    return route.fulfill({ json: { calls: [] } })
  })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const live = page.getByRole('switch', { name: 'Send to the real Amplitude' })
  await expect(live).not.toBeChecked()
  await live.click()
  await page.keyboard.press('Escape')
  await expect(page.locator('.header')).toContainText('real Amplitude')
  await page.getByRole('button', { name: 'Send to the real Amplitude…' }).click()
  await expect(page.getByRole('dialog', { name: 'Send to the real Amplitude?' })).toContainText('cannot be taken back')
  await page.getByRole('button', { name: 'Do not send' }).click()
  expect(sendings).toEqual([])
  await page.getByRole('button', { name: 'Send to the real Amplitude…' }).click()
  await page.getByRole('button', { name: 'Send this event' }).click()
  await expect.poll(() => sendings.length).toBe(1)
  expect(JSON.parse(sendings[0])).toMatchObject({ live: true })
  await page.reload()
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible()
})

test('pages of other origins and names that lead to this machine are refused', async ({ workbench }) => {
  const foreign = { origin: 'https://evil.example' }
  const segment = { origin: 'https://app.segment.com' }
  const rebound = { host: 'evil.example' }
  for (const path of ['/', '/page/start', '/sandbox/state', '/manifest']) {
    expect(await statusOf(workbench.url + path, {}), path).toBe(200)
    expect(await statusOf(workbench.url + path, foreign), path).toBe(403)
    expect(await statusOf(workbench.url + path, rebound), path).toBe(403)
  }
  expect(await statusOf(`${workbench.url}/manifest`, segment)).toBe(200)
  for (const path of ['/', '/page/start', '/sandbox/state']) {
    expect(await statusOf(workbench.url + path, segment), path).toBe(403)
  }
})

function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      response.destroy()
      resolve(response.statusCode)
    })
    asked.once('error', reject)
    asked.end()
  })
}
