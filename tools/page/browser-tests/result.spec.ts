import { readFile } from 'fs/promises'
import { expect, test } from './workbench'

const clicked = (userId: string, at: number) => ({
  type: 'track',
  event: 'Clicked',
  userId,
  messageId: `message-${at}`
})

/** Seven events: four that are delivered, two that are refused for one reason, and one that nothing takes. */
const SEVEN = [
  ...['user-1111', 'null', 'user-3333', 'user-4444', 'null', 'user-6666'].map(clicked),
  { type: 'alias', userId: 'user-7777', previousId: 'device-7', messageId: 'message-7' }
]

test('a line sums up what was sent, and each part of it leads to its rows', async ({ workbench }) => {
  const { result, summary, requests } = workbench
  await workbench.write(SEVEN)
  await workbench.send()
  await expect(summary.getByRole('status')).toHaveText('7 events: 4 delivered, 2 refused, 1 taken by no subscription')
  await expect(result.locator('[data-event-number]')).toHaveCount(7)

  await workbench.show('Requests')
  await expect(requests).toContainText('POST')
  await summary.getByRole('button', { name: '2 refused' }).click()
  await expect(result.locator('[data-event-number]')).toHaveCount(2)
  await expect(workbench.row(2)).toContainText('400 refused')
  await expect(workbench.row(5)).toContainText('user_id is "null"')

  await summary.getByRole('button', { name: '1 taken by no subscription' }).click()
  await expect(result.locator('[data-event-number]')).toHaveCount(1)
  await expect(workbench.row(7)).toContainText('taken by no subscription')

  await summary.getByRole('button', { name: '7 events' }).click()
  await expect(result.locator('[data-event-number]')).toHaveCount(7)
})

test('failures stand together by their reason, and rows can be filtered by words', async ({ workbench }) => {
  const { page, result } = workbench
  const paid = (revenue: string, at: number) => ({ ...clicked(`user-9${at}00`, 90 + at), properties: { revenue } })
  await workbench.write([...SEVEN, paid('a lot', 1), paid('more', 2), paid('too much', 3)])
  await workbench.send()
  const reasons = result.getByRole('region', { name: 'Why events failed' }).getByRole('button')
  await expect(reasons).toHaveCount(2)
  await expect(reasons.first()).toContainText('The revenue "…" is no amount')
  await expect(reasons.first()).toContainText('3')
  await expect(reasons.last()).toContainText('user_id is "null"')
  await reasons.first().click()
  await expect(result.locator('[data-event-number]')).toHaveCount(3)
  await expect(result).toContainText('3 of 10 events')
  await reasons.first().click()
  await expect(result.locator('[data-event-number]')).toHaveCount(10)

  await page.getByRole('textbox', { name: 'Filter the result' }).fill('CLICKED "a lot"')
  await expect(result.locator('[data-event-number]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByLabel('Outcome to show').selectOption('taken by no subscription')
  await expect(result.locator('[data-event-number]')).toHaveCount(1)
})

test('the result can be taken along as NDJSON, as it is filtered', async ({ workbench }) => {
  const { page, summary, result } = workbench
  await workbench.write(SEVEN)
  await workbench.send()
  await result.getByRole('button', { name: 'Copy as NDJSON' }).click()
  await expect(result.getByRole('button', { name: 'Copied' })).toBeVisible()
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { outcome: string }).outcome)).toEqual([
    'delivered',
    'refused',
    'delivered',
    'delivered',
    'refused',
    'delivered',
    'untaken'
  ])

  await summary.getByRole('button', { name: '2 refused' }).click()
  await expect(result.locator('[data-event-number]')).toHaveCount(2)
  const saving = page.waitForEvent('download')
  await result.getByRole('button', { name: 'Save as NDJSON' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('results.ndjson')
  const [first] = (await readFile(await saved.path(), 'utf8')).split('\n')
  expect(JSON.parse(first)).toMatchObject({
    line: 2,
    type: 'track',
    event: 'Clicked',
    userId: 'null',
    messageId: 'message-1',
    outcome: 'refused',
    subscriptions: [{ subscription: 'Track Calls', status: 400, delivered: false }]
  })
})

test('a row leads to its event where it is written, and in the list of the batch', async ({ workbench }) => {
  const { page } = workbench
  await workbench.open(Array.from({ length: 9500 }, (_, at) => clicked(`user-${10_000 + at}`, at)))
  const list = page.getByRole('region', { name: 'Events of the batch' })
  await expect(list).toContainText('9,500 events go out as a batch')
  await workbench.send()
  await expect(workbench.summary).toContainText('9,500 delivered', { timeout: 60_000 })
  // Only those rows exist that can be seen.
  expect(await workbench.result.locator('[data-event-number]').count()).toBeLessThan(80)

  await page.getByRole('textbox', { name: 'Filter the result' }).fill('#9000')
  await workbench.row(9000).getByRole('button').click()
  await expect(workbench.row(9000)).toHaveAttribute('data-current', 'true')
  await expect(page.locator('.cm-content .marked').first()).toContainText('user-18999')
  await expect(page.locator('.cm-content .marked').first()).toBeInViewport()
  const current = list.locator('[data-current="true"]')
  await expect(current).toContainText('9,000')
  await expect(current).toBeInViewport()

  await page.getByLabel('Event to look at, of 9500').fill('4000')
  await expect(current).toContainText('4,000')
  await expect(page.locator('.cm-content .marked').first()).toContainText('user-13999')
})

test('what keys are called changes no verdict', async ({ workbench }) => {
  const { page, summary } = workbench
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('textbox', { name: 'API key' }).fill('response')
  await page.getByRole('textbox', { name: 'Secret key' }).fill('5')
  await page.keyboard.press('Escape')
  await workbench.write(clicked('user-1111', 1))
  await workbench.send()
  await expect(summary.getByRole('status')).toHaveText('1 event: 1 delivered')
  await workbench.show('Requests')
  await expect(workbench.requests).toContainText('200 OK')
  await expect(workbench.requests.getByLabel('Body of request 1')).toContainText('"api_key": "•••"')
})
