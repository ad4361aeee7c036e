import { readFile } from 'fs/promises'
import { deflateRawSync } from 'zlib'
import type { Page } from '@playwright/test'
import { expectAccessible } from './appearance'
import type { Workbench } from './workbench'
import { expect, test } from './workbench'

const paid = {
  type: 'track',
  event: 'Paid',
  userId: 'user-1234',
  messageId: 'message-1',
  properties: { note: "it's" }
}

test('a request is copied as curl without the key, as it is, with its answer and its event', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write(paid)
  await workbench.send()
  await expect(workbench.summary).toContainText('1 event: 1 delivered')

  const curl = await copied(page, 'As curl, keys as variables')
  expect(curl).toContain("curl -X POST 'https://api2.amplitude.com/2/httpapi'")
  expect(curl).toContain(`'{"api_key":"'"$AMPLITUDE_API_KEY"'","events":`)
  expect(curl).toContain("it'\\''s")
  expect(curl).not.toContain('any-api-key')
  expect(JSON.parse(await copied(page, 'Request'))).toMatchObject({ events: [{ event_type: 'Paid' }] })
  expect(JSON.parse(await copied(page, 'Answer'))).toMatchObject({ code: 200 })
  expect(JSON.parse(await copied(page, 'Event'))).toEqual(paid)
})

test('a link brings the event and the subscriptions to another tab, without keys, and once it is agreed to', async ({
  workbench
}) => {
  const { page } = workbench
  await workbench.write(paid)
  await workbench.preset('Group Calls').getByRole('switch').click({ force: true })
  const link = await linkOfPage(page)
  expect(link.startsWith(`${workbench.url}/#page=`)).toBe(true)

  const other = await page.context().newPage()
  await other.goto(link)
  const dialog = other.getByRole('dialog', { name: 'From a link' })
  await expect(dialog.getByRole('status')).toHaveText('6 subscriptions and an event as this page exports them')
  await expect(dialog.locator('[data-change="is changed"]')).toContainText('Group Calls')
  await expect(other.getByLabel('Segment event as JSON')).not.toContainText('Paid')
  await dialog.getByRole('button', { name: 'Use them' }).click()
  await expect(other.getByLabel('Segment event as JSON')).toContainText('"Paid"')
  await expect(other.getByRole('article', { name: 'Group Calls' }).getByRole('switch')).not.toBeChecked()
  expect(other.url()).toBe(`${workbench.url}/`)
})

test('what is too long for a link is said, with the file as the remedy, which the import takes', async ({
  workbench
}) => {
  const { page } = workbench
  const events = Array.from({ length: 2000 }, (_, index) => ({ ...paid, messageId: Math.sin(index).toString(36) }))
  await workbench.open(events)
  await share(page, 'Copy a link')
  const dialog = page.getByRole('dialog', { name: 'Too long for a link' })
  await expect(dialog.getByRole('alert')).toContainText('16,000 characters')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save a file' }).click()
  ])
  const text = await readFile(await file.path(), 'utf8')
  expect(text).not.toContain('any-api-key')

  await workbench.write(paid)
  await page.getByRole('button', { name: 'Import…' }).click()
  const importing = page.getByRole('dialog', { name: 'Import classic settings or subscriptions' })
  await importing.locator('input[type=file]').setInputFiles({
    name: 'page.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text)
  })
  await expect(importing.getByText('Its event takes the place of the one there.')).toBeVisible()
  await importing.getByRole('button', { name: 'Use them' }).click()
  await expect(page.getByLabel('Event to look at, of 2000')).toBeVisible()
})

const packed = (value: unknown) => deflateRawSync(JSON.stringify(value)).toString('base64url')

const FOREIGN = {
  damaged: 'AAAA!',
  'of another page': packed({ file: 'somewhere else', subscriptions: [] }),
  'of classic settings, which have keys': packed({ apiKey: 'api-key-4711', trackAllPages: true }),
  'of a later version': packed({ file: 'action-destination-amplitude page', version: 9, subscriptions: [] }),
  'with what is no subscription': packed({
    file: 'action-destination-amplitude page',
    version: 1,
    subscriptions: [{ name: '<img src=x onerror=alert(1)>', action: { toString: 1 } }]
  })
}

for (const [what, fragment] of Object.entries(FOREIGN)) {
  test(`a link that is ${what} gets one sentence, and changes nothing`, async ({ workbench }) => {
    const { page } = workbench
    const before = await page.getByLabel('Segment event as JSON').innerText()
    await page.evaluate((hash) => (window.location.hash = `page=${hash}`), fragment)
    const dialog = page.getByRole('dialog', { name: 'From a link' })
    await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.')
    await expect(dialog.getByRole('button', { name: 'Use them' })).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    expect(await page.getByLabel('Segment event as JSON').innerText()).toBe(before)
    await expect(page.getByRole('article')).toHaveCount(6)
    expect(page.url()).toBe(`${workbench.url}/`)
  })
}

test('what was sent is listed with what became of it, over a reload, and sent again', async ({ workbench }) => {
  const { page } = workbench
  const drawer = await sentTwice(workbench)
  await expect(drawer).toContainText('1 event: 1 delivered')
  await expect(drawer).toContainText('3 events: 1 delivered, 1 refused, 1 taken by no subscription')
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByRole('button', { name: 'Past sends' }).click()
  await drawer.getByRole('button', { name: /1 event: 1 delivered/ }).click()
  await drawer.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByLabel('Segment event as JSON')).toContainText('"Paid"')
  await expect(workbench.result).toContainText('1 of 1 delivered')
  await page.getByRole('button', { name: 'Past sends' }).click()
  await expect(drawer.getByRole('button', { name: /1 event: 1 delivered/ })).toHaveCount(2)
})

test('what was sent is put back on the page without being sent', async ({ workbench }) => {
  const { page } = workbench
  const drawer = await sentTwice(workbench)
  await drawer.getByRole('button', { name: /1 event: 1 delivered/ }).click()
  await drawer.getByRole('button', { name: 'Put back on the page' }).click()
  await expect(page.getByLabel('Segment event as JSON')).toContainText('"Paid"')
  await page.getByRole('button', { name: 'Past sends' }).click()
  await expect(drawer.getByRole('button', { name: /delivered/ })).toHaveCount(2)
})

test('nothing is sent again by the way where it would go to the real Amplitude', async ({ workbench }) => {
  const { page } = workbench
  await sentTwice(workbench)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('switch', { name: 'Send to the real Amplitude' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Past sends' }).click()
  const drawer = page.getByRole('dialog', { name: 'Past sends' })
  await drawer.getByRole('button', { name: /1 event: 1 delivered/ }).click()
  await expect(drawer.getByRole('button', { name: 'Put back on the page' })).toBeVisible()
  await expect(drawer.getByRole('button', { name: 'Send again' })).toBeHidden()
})

test('on a phone, a link is copied and a past send is put back too, and nothing is listed twice', async ({
  workbench
}) => {
  const { page } = workbench
  await sentTwice(workbench)
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'More' }).click()
  await share(page, 'Copy a link')
  await expect.poll(() => clipboard(page)).toContain('#page=')
  await page.reload()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Past sends' }).click()
  const drawer = page.getByRole('dialog', { name: 'Past sends' })
  await expect(drawer.getByRole('button', { name: /delivered/ })).toHaveCount(2)
  await drawer.getByRole('button', { name: /1 event: 1 delivered/ }).click()
  await drawer.getByRole('button', { name: 'Put back on the page' }).click()
  await expect(drawer).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('links and past sends break no rule of accessibility', async ({ workbench }) => {
      const { page } = workbench
      const drawer = await sentTwice(workbench)
      await drawer.getByRole('button', { name: /1 event: 1 delivered/ }).click()
      await expectAccessible(page, 'past-sends', colorScheme)
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.keyboard.press('Escape')
      const link = await linkOfPage(page)
      await page.goto(link)
      await expect(page.getByRole('dialog', { name: 'From a link' }).getByRole('status')).toBeVisible()
      await expectAccessible(page, 'link', colorScheme)
    })
  })
}

/** An event, and then three, of which one is refused and one is taken by no subscription; and the list of both. */
async function sentTwice(workbench: Workbench) {
  const { page } = workbench
  await workbench.write(paid)
  await workbench.send()
  await expect(workbench.summary).toContainText('1 event: 1 delivered')
  const refused = { ...paid, userId: 'null', messageId: 'message-3' }
  await workbench.write([{ ...paid, messageId: 'message-2' }, refused, { ...paid, type: 'alias', previousId: 'a' }])
  await workbench.send()
  await expect(workbench.result).toContainText('1 of 2 delivered')
  await page.getByRole('button', { name: 'Past sends' }).click()
  return page.getByRole('dialog', { name: 'Past sends' })
}

async function share(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function linkOfPage(page: Page): Promise<string> {
  await share(page, 'Copy a link')
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  return clipboard(page)
}

async function copied(page: Page, item: string): Promise<string> {
  await page.getByRole('tab', { name: 'Requests', exact: true }).click()
  await page.getByRole('button', { name: /^(Copy of|Copied, of) request 1$/ }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
  await expect(page.getByRole('menuitem', { name: item, exact: true })).toBeHidden()
  return clipboard(page)
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}
