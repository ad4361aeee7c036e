import { expect, test } from './workbench'

const identify = (traits: object, at: number) => ({
  type: 'identify',
  userId: 'user-1234',
  anonymousId: 'device-1234',
  messageId: `message-${at}`,
  traits
})

test('the user shows what the last sending added, changed, and left', async ({ workbench }) => {
  const { amplitude } = workbench
  await workbench.write(identify({ plan: 'Basic', city: 'Oslo' }, 1))
  await workbench.send()
  await workbench.show('Amplitude')
  await expect(amplitude.locator('[data-property="plan"]')).toContainText('added')

  await workbench.write(identify({ plan: 'Pro', seats: 3 }, 2))
  await workbench.send()
  await expect(amplitude.locator('[data-property="plan"]')).toContainText('changed')
  await expect(amplitude.locator('[data-property="plan"]')).toContainText('"Basic""Pro"')
  await expect(amplitude.locator('[data-property="seats"]')).toContainText('added')
  await expect(amplitude.locator('[data-property="city"]')).not.toContainText(/added|changed/)
})

test('what another program sends to the sandbox shows at once', async ({ workbench }) => {
  await workbench.showAmplitude('Events')
  await expect(workbench.amplitude.getByText('connected', { exact: true })).toBeVisible()
  await fetch(`${workbench.url}/logEvent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      payload: { type: 'track', event: 'From elsewhere', userId: 'user-9999' },
      settings: { apiKey: 'any-api-key', secretKey: 'any-secret-key' }
    })
  })
  await expect(workbench.amplitude.locator('[data-event="From elsewhere"]')).toBeVisible()
})

test('an example brings the mapping that it needs, and its group shows with its properties', async ({ workbench }) => {
  await workbench.pick('A group call whose traits hold type and value of the group')
  await workbench.page.getByRole('button', { name: 'Use it' }).click()
  await workbench.send()
  await workbench.showAmplitude('Groups')
  const groups = workbench.amplitude.getByRole('region', { name: 'Groups' })
  await expect(groups).toContainText('Organization: ExampleCorp, LLC')
  await expect(groups).toContainText('"employees":"20"')
  await workbench.showAmplitude('Users')
  await expect(workbench.amplitude.getByRole('region', { name: 'User', exact: true })).toContainText(
    'Group OrganizationExampleCorp, LLC'
  )
})

test('an action without a preset is added by its example, and the user mapping shows', async ({ workbench }) => {
  await workbench.pick('An alias call that maps a user id to a global one')
  await workbench.page.getByRole('button', { name: 'Use it' }).click()
  await workbench.send()
  await expect(workbench.result.locator('[data-call-of="Map User"]')).toContainText('1 of 1 delivered')
  await workbench.showAmplitude('Groups')
  await expect(workbench.amplitude.getByRole('region', { name: 'User mappings' })).toContainText('123 → 456')
})

test('a fault of the sandbox can be switched on, and the event is one that Segment sends again', async ({
  workbench
}) => {
  const { page, result } = workbench
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByLabel('What goes wrong').selectOption('429: too many requests')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toContainText(
    '429: too many requests: 100 % of requests.'
  )
  await page.keyboard.press('Escape')
  await workbench.send()
  await expect(result).toContainText('429 sent again by Segment')
  await workbench.show('Requests')
  await expect(workbench.requests).toContainText('429 Too Many Requests')

  await expect(page.locator('.header')).toContainText('429: too many requests: 100 % of requests.')
  await page.reload()
  await expect(page.locator('.header')).toContainText('429: too many requests')

  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'All well again' }).click()
  await expect(page.getByText('Nothing goes wrong.')).toBeVisible()
})

test('a request that gets no answer is shown as one', async ({ workbench }) => {
  await fetch(`${workbench.url}/sandbox/faults`, { method: 'PUT', body: '{"cutBefore": 1}' })
  await workbench.send()
  await workbench.show('Requests')
  await expect(workbench.requests).toContainText('POST https://api2.amplitude.com/2/httpapi')
  await expect(workbench.requests).toContainText('no answer')
  await expect(workbench.requests.getByLabel('Body of request 1')).toContainText('"api_key": "•••"')
})

test('after a reload nothing is said to have changed', async ({ workbench }) => {
  await workbench.write(identify({ plan: 'Basic' }, 1))
  await workbench.send()
  await expect(workbench.amplitude.locator('[data-property="plan"]')).toContainText('added')
  await workbench.page.reload()
  await workbench.show('Amplitude')
  await expect(workbench.amplitude.locator('[data-property="plan"]')).toBeVisible()
  await expect(workbench.amplitude.locator('[data-property="plan"]')).not.toContainText('added')
})

test('sums, chart and stream are right for more events than are shown', async ({ workbench }) => {
  const { amplitude } = workbench
  const paid = (at: number) => ({
    type: 'track',
    event: 'Paid',
    userId: `user-${1000 + at}`,
    messageId: `message-${at}`,
    properties: { revenue: 0.1 }
  })
  await workbench.open(Array.from({ length: 700 }, (_, at) => paid(at)))
  await workbench.send()
  await workbench.showAmplitude('Events')
  await expect(amplitude.locator('[data-sum="Revenue"]')).toContainText('70')
  await expect(amplitude.getByRole('region', { name: 'Revenue over the session' })).toContainText('70 in total')
  await expect(amplitude.getByRole('region', { name: 'Event stream' })).toContainText('The newest 50 of 700')

  await workbench.open({ type: 'identify', userId: 'user-1001', messageId: 'message-x', traits: { plan: 'Pro' } })
  await workbench.send()
  await workbench.showAmplitude('Users')
  await expect(amplitude.locator('[data-property="plan"]')).toContainText('added')
})

test('a user is found by a part of an id, with its events by session, and its revenue by currency', async ({
  workbench
}) => {
  const { page, amplitude } = workbench
  const paid = (at: number, revenue: number, currency: string) => ({
    type: 'track',
    event: `Paid ${at}`,
    userId: at === 3 ? 'other-4444' : 'user-1234',
    anonymousId: 'device-77',
    messageId: `message-${at}`,
    timestamp: '2026-01-31T12:00:00.000Z',
    properties: { revenue, currency },
    integrations: { 'Actions Amplitude': { session_id: 1_769_860_000_000 } }
  })
  await workbench.write([paid(1, 12_345_678.5, 'USD'), paid(2, 20, 'EUR'), paid(3, 7, 'USD')])
  await workbench.send()
  await workbench.showAmplitude('Users')
  await expect(amplitude.locator('[data-sum="Revenue"]')).toHaveText('RevenueUSD 12,345,685.50EUR 20.00')

  const search = page.getByRole('combobox', { name: 'Find a user' })
  await search.click()
  await search.fill('er-12')
  await page.getByRole('option', { name: 'user-1234' }).click()
  const user = amplitude.getByRole('region', { name: 'User', exact: true })
  await expect(user).toContainText('RevenueUSD 12,345,678.50, EUR 20.00')
  await expect(user.locator('[data-event]')).toHaveCount(2)
  await expect(user.getByRole('region', { name: 'Session' })).toContainText('Jan 31, 2026')
  await expect(user).not.toContainText('Paid 3')
  await search.fill('nobody')
  await expect(page.getByText('No user has this in an id.')).toBeVisible()
})

test('sums run into no neighbour, and long values fold', async ({ workbench }) => {
  const { amplitude } = workbench
  const identify = { type: 'identify', userId: 'user-1234', traits: { note: 'word '.repeat(190), plan: 'Basic' } }
  const paid = {
    type: 'track',
    event: 'Paid',
    userId: 'user-1234',
    properties: { revenue: 98_765_432_109.5, currency: 'EUR' }
  }
  await workbench.write([
    { ...identify, messageId: 'message-1' },
    { ...paid, messageId: 'message-2' },
    { ...paid, messageId: 'message-3', properties: { ...paid.properties, currency: 'USD' } }
  ])
  await workbench.send()
  await workbench.showAmplitude('Users')
  await expect(amplitude.locator('[data-sum="Revenue"]')).toContainText('EUR 98,765,432,109.50')
  const boxes = await amplitude
    .locator('[data-sum]')
    .evaluateAll((sums) => sums.map((sum) => [sum.scrollWidth - sum.clientWidth, sum.getBoundingClientRect().right]))
  const edge = await amplitude.evaluate((panel) => panel.getBoundingClientRect().right)
  for (const [over, right] of boxes) {
    expect(over).toBeLessThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(edge)
  }
  const note = amplitude.locator('[data-property="note"]')
  const folded = (await note.boundingBox())?.height ?? 0
  await note.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(async () => (await note.boundingBox())?.height).toBeGreaterThan(folded + 100)
})
