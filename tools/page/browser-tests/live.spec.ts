import { expectAccessible } from './appearance'
import type { Clients } from './live'
import { DELIVERED, expect, liveViewOf, refused, test, waiting } from './live'

test('what clients send shows as it comes, newest first, with what becomes of it', async ({ workbench, clients }) => {
  const { panel, tab, row, rows } = liveViewOf(workbench)
  await tab.click()
  await expect(panel).toContainText(`new Analytics({ writeKey: 'any', host: '${workbench.url}' })`)

  clients.call('message-1', { event: 'Order Completed' })
  await expect(row('message-1')).toContainText('track: Order Completed')
  await expect(row('message-1')).toContainText('user-1234')
  await expect(row('message-1')).toContainText('analytics-node 3.1.0')
  await expect(row('message-1')).toContainText('on its way')

  clients.call('message-2', {
    type: 'page',
    event: undefined,
    name: 'Home',
    userId: undefined,
    anonymousId: 'device-1'
  })
  await expect(rows.first()).toContainText('page: Home')
  await expect(rows.first()).toContainText('device-1')

  clients.taken('message-1', 'Track Calls', 'Order Completed Calls')
  clients.taken('message-2')
  await expect(row('message-2')).toContainText('no subscription takes it')
  clients.outcome('message-1', 'Track Calls', DELIVERED)
  clients.outcome('message-1', 'Order Completed Calls', refused('The price is "abc", and must be a number.'))
  await expect(row('message-1').locator('[data-standing="delivered"]')).toHaveText('Track Callsdelivered')
  await expect(row('message-1').locator('[data-standing="refused"]')).toContainText(
    'Order Completed Callsrefused400: The price is "abc", and must be a number.'
  )

  clients.call('message-3', {}, 'Its integrations say "All": false.')
  await expect(row('message-3').locator('[data-standing="withheld"]')).toContainText(
    'withheldIts integrations say "All": false.'
  )

  clients.invalid({ type: 'track', event: 'Nobody', messageId: 'message-4' }, 'It has neither userId nor anonymousId.')
  await expect(row('message-4').locator('[data-standing="invalid"]')).toContainText(
    'no valid callIt has neither userId nor anonymousId.'
  )
  await row('message-4').getByRole('button').click()
  await expect(workbench.page.getByLabel('Segment event as JSON')).toContainText('"event": "Nobody"')
})

test('a call that waits says when it is tried again, and then what came of it', async ({ workbench, clients }) => {
  const { tab, row } = liveViewOf(workbench)
  await tab.click()
  clients.call('message-1')
  clients.taken('message-1', 'Track Calls')
  clients.outcome('message-1', 'Track Calls', waiting(4000))
  await expect(row('message-1')).toContainText(/waiting, next try in [2-4] s/)
  await expect(row('message-1')).toContainText('503: Amplitude is busy.')
  await expect(row('message-1')).toContainText('waiting, next try in 1 s')
  await expect(row('message-1')).toContainText('waiting, is tried again now')
  clients.outcome('message-1', 'Track Calls', DELIVERED)
  await expect(row('message-1')).toContainText('delivered')
  await expect(row('message-1')).not.toContainText('waiting')
})

test('choosing a call makes it the event to work on, and that can be undone', async ({ workbench, clients }) => {
  const { page } = workbench
  const { tab, row } = liveViewOf(workbench)
  const editor = page.getByLabel('Segment event as JSON')
  await workbench.write({ type: 'track', event: 'Typed', userId: 'user-9999', messageId: 'message-9' })
  await tab.click()
  clients.call('message-1', { event: 'Paid', properties: { revenue: 0.1, plan: 'Basic' } })
  await row('message-1').getByRole('button').click()

  const note = page.getByRole('group', { name: 'From Live' })
  await expect(note).toBeFocused()
  await expect(note).toContainText('From Live: track: Paid, user-1234')
  await expect(editor).toContainText('"plan": "Basic"')
  await workbench.send()
  await workbench.showAmplitude('Events')
  await expect(workbench.amplitude.locator('[data-event="Paid"]')).toBeVisible()

  await note.getByRole('button', { name: 'Undo' }).click()
  await expect(editor).toContainText('Typed')
  await expect(editor).toBeFocused()
  await expect(note).toHaveCount(0)

  // The editor takes changes of one moment for one.
  await page.waitForTimeout(700)
  await tab.click()
  await row('message-1').getByRole('button').click()
  await editor.click()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(editor).toContainText('Typed')
})

test('a call that is no longer kept says so when it is chosen', async ({ workbench, clients }) => {
  const { panel, tab, row } = liveViewOf(workbench)
  await tab.click()
  clients.call('message-1')
  await expect(row('message-1')).toBeVisible()
  await panel.getByRole('button', { name: 'Pause' }).click()
  clients.served.liveCalls.clear()
  await row('message-1').getByRole('button').click()
  await expect(panel.getByRole('alert')).toContainText('no longer kept')
  clients.call('message-2')
  await panel.getByRole('button', { name: 'Go on: 1 new' }).click()
  await expect(row('message-1')).toHaveCount(0)
  await expect(row('message-2')).toBeVisible()
})

test('the stream can be held, and counts what came meanwhile', async ({ workbench, clients }) => {
  const { panel, tab, row, rows } = liveViewOf(workbench)
  await tab.click()
  clients.call('message-1')
  clients.taken('message-1', 'Track Calls')
  await expect(rows).toHaveCount(1)
  await panel.getByRole('button', { name: 'Pause' }).click()
  for (let at = 2; at <= 4; at++) clients.call(`message-${at}`)
  clients.outcome('message-1', 'Track Calls', DELIVERED)
  await expect(panel.getByRole('button', { name: 'Go on: 3 new' })).toBeVisible()
  await expect(row('message-1')).toContainText('delivered')
  await expect(rows).toHaveCount(1)
  await panel.getByRole('button', { name: 'Go on: 3 new' }).click()
  await expect(rows).toHaveCount(4)
  await expect(panel.getByRole('button', { name: 'Pause' })).toBeVisible()
})

test('the calls can be filtered by text and by outcome', async ({ workbench, clients }) => {
  const { panel, tab, row, rows, filter, outcome } = liveViewOf(workbench)
  await tab.click()
  clients.call('message-1', { event: 'Order Completed', userId: 'ada' })
  clients.call('message-2', { event: 'Order Refunded', userId: 'grace' })
  clients.call('message-3', { type: 'identify', event: undefined, userId: 'ada' })
  for (const id of ['message-1', 'message-2']) clients.taken(id, 'Track Calls')
  clients.outcome('message-1', 'Track Calls', DELIVERED)
  clients.outcome('message-2', 'Track Calls', refused('The user id is too short.'))
  await expect(rows).toHaveCount(3)

  for (const [text, ...ids] of [
    ['ORDER', 'message-2', 'message-1'],
    ['ada order', 'message-1'],
    ['too short', 'message-2'],
    ['message-3', 'message-3'],
    ['node', 'message-3', 'message-2', 'message-1']
  ]) {
    await filter.fill(text)
    await expect(rows).toHaveCount(ids.length)
    for (const id of ids) await expect(row(id)).toBeVisible()
  }
  await expect(panel).toContainText('3 calls.')
  await filter.fill('nobody')
  await expect(panel).toContainText('No call matches the filter.')
  await expect(panel).toContainText('0 of 3 calls.')

  await filter.fill('')
  await outcome.selectOption('refused')
  await expect(rows).toHaveCount(1)
  await expect(row('message-2')).toBeVisible()
  clients.outcome('message-2', 'Track Calls', DELIVERED)
  await expect(rows).toHaveCount(0)
  clients.call('message-4', { event: 'Again' })
  clients.taken('message-4', 'Track Calls')
  clients.outcome('message-4', 'Track Calls', refused('No.'))
  await expect(row('message-4')).toBeVisible()
})

test('new calls are counted while the event is worked on, and a reload keeps the view', async ({
  workbench,
  clients
}) => {
  const { page } = workbench
  const { tab, rows } = liveViewOf(workbench)
  for (let at = 1; at <= 3; at++) clients.call(`message-${at}`)
  await expect(tab).toHaveText('Live: 3 new')
  await tab.click()
  await expect(tab).toHaveText('Live')
  await expect(rows).toHaveCount(3)
  await page.reload()
  await expect(rows).toHaveCount(3)
  await page.getByRole('tab', { name: 'Event' }).click()
  await expect(page.getByLabel('Segment event as JSON')).toBeVisible()
})

test('the calls can be cleared, for all tabs', async ({ workbench, clients }) => {
  const { panel, tab, rows } = liveViewOf(workbench)
  const other = await workbench.page.context().newPage()
  await other.goto(workbench.url)
  await tab.click()
  clients.call('message-1')
  await expect(other.getByRole('tab', { name: 'Live' })).toHaveText('Live: 1 new')
  await panel.getByRole('button', { name: 'Clear' }).click()
  await expect(rows).toHaveCount(0)
  await expect(other.getByRole('tab', { name: 'Live' })).toHaveText('Live')
  clients.call('message-2')
  await expect(rows).toHaveCount(1)
})

test('a tab that is not looked at takes no connection, and is up to date when it is looked at again', async ({
  workbench,
  clients
}) => {
  const { page } = workbench
  const { tab } = liveViewOf(workbench)
  const look = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, isHidden)
  const ended: string[] = []
  page.on('requestfailed', (request) => ended.push(new URL(request.url()).pathname))
  await workbench.show('Amplitude')
  await expect(workbench.amplitude.getByText('connected', { exact: true })).toBeVisible()
  await look(true)
  await expect.poll(() => [...ended].sort()).toEqual(['/page/live', '/sandbox/stream'])
  clients.call('message-1')
  clients.served.currentSubscriptions.set({
    subscriptions: [],
    settings: { apiKey: 'a', secretKey: 'b', endpoint: '' }
  })
  await page.waitForTimeout(300)
  await expect(tab).toHaveText('Live')
  await look(false)
  await expect(tab).toHaveText('Live: 1 new')
  await expect.poll(() => clients.served.currentSubscriptions.current.settings.apiKey).toBe('any-api-key')
})

test('names and messages that are HTML or scripts are shown as text', async ({ workbench, clients }) => {
  const { page } = workbench
  const { tab, row } = liveViewOf(workbench)
  const hostile = '<img src=x onerror="window.hacked=1">'
  await tab.click()
  clients.call('message-1', { event: hostile, userId: hostile })
  clients.taken('message-1', hostile)
  clients.outcome('message-1', hostile, refused(hostile))
  await expect(row('message-1').locator('[data-standing="refused"]')).toContainText(`400: ${hostile}`)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await page.locator('img[src="x"]').count()).toBe(0)
})

test("clients' calls run with what stands on the page", async ({ workbench, clients }) => {
  const { page } = workbench
  const current = () => clients.served.currentSubscriptions.current
  await expect.poll(() => current().subscriptions.find(({ name }) => name === 'Track Calls')?.enabled).toBe(true)

  await workbench.preset('Track Calls').getByRole('switch').click()
  await expect.poll(() => current().subscriptions.find(({ name }) => name === 'Track Calls')?.enabled).toBe(false)

  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('textbox', { name: 'API key' }).fill('key-of-my-project')
  await expect.poll(() => current().settings.apiKey).toBe('key-of-my-project')

  clients.served.currentSubscriptions.set({
    subscriptions: [],
    settings: { apiKey: 'a', secretKey: 'b', endpoint: '' }
  })
  await page.reload()
  await expect.poll(() => current().settings.apiKey).toBe('key-of-my-project')
  expect(current().subscriptions.find(({ name }) => name === 'Track Calls')?.enabled).toBe(false)
})

test('a page whose subscriptions the server does not take says so', async ({ workbench }) => {
  const { panel, tab } = liveViewOf(workbench)
  await workbench.page.route('**/page/subscriptions', (route) => route.fulfill({ status: 400, json: { error: 'No.' } }))
  await workbench.preset('Track Calls').getByRole('switch').click()
  await tab.click()
  await expect(panel.getByRole('alert')).toContainText("Clients' calls do not run with what stands here: No.")
  await workbench.page.unroute('**/page/subscriptions')
  await workbench.preset('Track Calls').getByRole('switch').click()
  await expect(panel.getByRole('alert')).toHaveCount(0)
})

test('a burst of 5,000 calls leaves the page quick, and no more rows than can be looked at', async ({
  workbench,
  clients
}) => {
  const { page } = workbench
  const { panel, tab, row, rows, filter } = liveViewOf(workbench)
  await tab.click()
  await page.evaluate(() => {
    const waits: number[] = []
    let last = performance.now()
    const frame = (now: number) => {
      waits.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    Object.assign(window, { waits })
  })
  for (let at = 1; at <= 5000; at++) {
    clients.call(`message-${at}`, { event: `Event ${at}` })
    clients.taken(`message-${at}`, 'Track Calls', 'Other Calls')
    if (at % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  for (let at = 1; at <= 5000; at++) clients.outcome(`message-${at}`, 'Track Calls', DELIVERED)
  await filter.pressSequentially('event 4999')
  await expect(row('message-4999').locator('[data-standing="delivered"]')).toBeVisible()
  await filter.fill('')
  await expect(rows.first()).toContainText('Event 5000')
  await expect(panel).toContainText('2,000 calls; 5,000 came in, and the oldest are forgotten.')
  await expect(rows).toHaveCount(100)
  await panel.getByRole('button', { name: 'Show 100 more of 2,000' }).click()
  await expect(rows).toHaveCount(200)
  const waits = await page.evaluate(() => (window as unknown as { waits: number[] }).waits)
  test.info().annotations.push({ type: 'longest frame in ms', description: String(Math.max(...waits)) })
  expect(Math.max(...waits)).toBeLessThan(1000)
})

/** One call of each kind of outcome. */
function callOfEachOutcome({ call, invalid, taken, outcome }: Clients): void {
  call('message-1', {
    type: 'identify',
    event: undefined,
    userId: undefined,
    anonymousId: '5f0e5b1c-8d1f-4c7e-b8a5-0d6c5f0e5b1c'
  })
  taken('message-1', 'Identify Calls')
  outcome('message-1', 'Identify Calls', DELIVERED)
  call('message-2', { event: 'Order Completed' })
  taken('message-2', 'Order Completed Calls', 'Track Calls')
  outcome(
    'message-2',
    'Order Completed Calls',
    refused('products[0].price is "abc", and must be a number. Map a number to it.')
  )
  outcome('message-2', 'Track Calls', DELIVERED)
  call('message-3', { type: 'page', event: undefined, name: 'Pricing' })
  taken('message-3', 'Page Calls')
  outcome('message-3', 'Page Calls', waiting(1_200_000))
  call('message-4', { type: 'alias', event: undefined, previousId: 'device-1' })
  taken('message-4')
  call('message-5', { event: 'Debugged' }, 'Its integrations say "Actions Amplitude": false.')
  invalid({ type: 'track', event: 'Clicked', messageId: 'message-7' }, 'It has neither userId nor anonymousId.')
  call('message-6', { event: 'Opened a thing with a name that is long enough for a second line of the row' })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the empty stream has no violation of accessibility rules', async ({ workbench, clients }) => {
      clients.served.liveCalls.clear()
      await liveViewOf(workbench).tab.click()
      await expectAccessible(workbench.page, 'empty-stream', colorScheme, 'Calls')
    })

    test('the stream has no violation of accessibility rules', async ({ workbench, clients }) => {
      const { panel, tab, rows } = liveViewOf(workbench)
      await tab.click()
      callOfEachOutcome(clients)
      await expect(rows).toHaveCount(7)
      await expectAccessible(workbench.page, 'stream', colorScheme, 'Calls')
      await panel.getByRole('button', { name: 'Pause' }).click()
      await expectAccessible(workbench.page, 'held-stream', colorScheme, 'Calls')
      await rows.first().getByRole('button').click()
      await expect(workbench.page.getByRole('group', { name: 'From Live' })).toBeVisible()
      await expectAccessible(workbench.page, 'chosen-call', colorScheme, 'Calls')
    })
  })
}

test('a call can be found and chosen by keyboard alone', async ({ workbench, clients }) => {
  const { page } = workbench
  const { rows, row, tab, filter } = liveViewOf(workbench)
  callOfEachOutcome(clients)
  await page.getByRole('tab', { name: 'Event' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(tab).toBeFocused()
  await expect(rows).toHaveCount(7)
  for (let presses = 0; presses < 10 && !(await filter.evaluate((one) => one === document.activeElement)); presses++) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('pricing')
  await expect(rows).toHaveCount(1)
  const button = row('message-3').getByRole('button')
  for (let presses = 0; presses < 5 && !(await button.evaluate((one) => one === document.activeElement)); presses++) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'From Live' })).toBeFocused()
  await expect(page.getByLabel('Segment event as JSON')).toContainText('"name": "Pricing"')
})
