import { readFile } from 'fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './appearance'
import { expect, test } from './workbench'

const classic = {
  apiKey: 'classic-api-key',
  secretKey: 'classic-secret-key',
  trackNamedPages: true,
  trackCategorizedPages: false,
  traitsToIncrement: ['logins'],
  deviceIdFromUrlParam: true
}

test('classic settings become subscriptions, with a report, and are used', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import classic settings or subscriptions' })
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'settings.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ data: { destination: { settings: classic } } }))
  })
  await expect(dialog.locator('[data-setting="traitsToIncrement"]')).toContainText('carried over')
  await expect(dialog.locator('[data-setting="deviceIdFromUrlParam"]')).toContainText('needs a person')
  await expect(dialog.getByRole('status')).toContainText('Settings of a classic Amplitude destination, which become')
  await expect(dialog.getByLabel('Take over from its settings: API key, secret key')).toBeChecked()
  await expect(dialog.getByRole('region', { name: 'What became of each setting' })).not.toContainText('classic-api-key')
  await dialog.getByRole('button', { name: 'Use them' }).click()

  await workbench.write({
    type: 'page',
    name: 'Settings',
    category: 'Merchant',
    userId: 'user-1234',
    messageId: 'message-1'
  })
  await workbench.send()
  await workbench.showAmplitude('Events')
  await expect(workbench.amplitude.locator('[data-event="Viewed Merchant Settings Page"]')).toBeVisible()

  await workbench.write({ type: 'identify', userId: 'user-1234', messageId: 'message-2', traits: { logins: 3 } })
  await workbench.send()
  await workbench.show('Requests')
  await expect(workbench.requests.getByLabel('Body of request 1')).toContainText('"$add"')
  await workbench.showAmplitude('Users')
  await expect(workbench.amplitude.locator('[data-property="logins"]')).toContainText('3')
})

test("Segment's own subscriptions are recognized, say what changes, and are used", async ({ workbench }) => {
  const { page } = workbench
  const saved = {
    name: 'Saved Pages',
    actionSlug: 'logEventV2',
    trigger: 'type = "page"',
    enabled: true,
    settings: { event_type: { '@template': 'Viewed {{name}}' }, user_id: { '@path': '$.userId' } }
  }
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import classic settings or subscriptions' })
  await dialog
    .getByLabel('Settings or subscriptions, as JSON')
    .fill(JSON.stringify({ data: { subscriptions: [saved], pagination: { current: 'MA==' } } }))
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('status')).toHaveText("1 subscription as Segment's Public API gives it")
  await expect(dialog.locator('[data-change="is added"]')).toContainText('Saved Pages')
  await expect(dialog.getByRole('region', { name: 'What became of each subscription' })).toContainText(
    'Names of events are trimmed'
  )
  await dialog.getByRole('button', { name: 'Use them' }).click()
  await workbench.write({ type: 'page', name: 'Pricing', userId: 'user-1234', messageId: 'message-1' })
  await workbench.send()
  await workbench.showAmplitude('Events')
  await expect(workbench.amplitude.locator('[data-event="Viewed Pricing"]')).toBeVisible()
})

test('a file that is none is refused with what is wrong', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import classic settings or subscriptions' })
  await dialog.getByLabel('Settings or subscriptions, as JSON').fill('{"trackAllPages": "yes"}')
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('alert')).toContainText('trackAllPages must be true or false')
  await dialog
    .getByLabel('Settings or subscriptions, as JSON')
    .fill('[{"name":"Mine","action":"logEvent","trigger":"type = \\"track\\"","mapping":{"event_typ":"x"}}]')
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('alert')).toContainText('event_type')
  await expect(dialog.getByRole('button', { name: 'Use them' })).toBeDisabled()
})

const ASK = 'Settings or subscriptions, as JSON'

test('a mapping that was copied from a card goes back into that card, and into no other', async ({ workbench }) => {
  const { page } = workbench
  const card = workbench.preset('Page Calls')
  await card.getByRole('button', { name: 'Mapping' }).click()
  await card.getByRole('button', { name: 'Copy mapping as JSON' }).click()
  const mapping = await page.evaluate(() => navigator.clipboard.readText())

  const dialog = await openImport(page)
  await dialog.getByLabel(ASK).fill(mapping)
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('status')).toHaveText('One mapping, as it is copied from a subscription')
  await expect(dialog.getByText('Nothing changes: it is there already.')).toBeVisible()

  const changed = JSON.stringify({ ...(JSON.parse(mapping) as object), platform: 'Kiosk' })
  await dialog.getByLabel(ASK).fill(changed)
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('combobox', { name: 'It becomes the mapping of' })).toHaveValue('Page Calls')
  await expect(dialog.locator('[data-change="is changed"]')).toContainText('platform mapped otherwise')
  await dialog.getByRole('button', { name: 'Use the mapping' }).click()
  await expect(page.getByRole('article')).toHaveCount(6)
  await card.getByRole('button', { name: 'Copy mapping as JSON' }).click()
  const after = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as unknown
  expect(after).toEqual(JSON.parse(changed))
})

test('a mapping can go into another card, or become a new one', async ({ workbench }) => {
  const { page } = workbench
  const dialog = await openImport(page)
  await dialog.getByLabel(ASK).fill('{"event_type": {"@path": "$.event"}, "user_id": {"@path": "$.userId"}}')
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('combobox', { name: 'It becomes the mapping of' })).toHaveValue('Track Calls')
  await choose(dialog, page, 'Group Calls')
  await expect(dialog.getByRole('alert')).toContainText('Group Calls has no field event_type')
  await choose(dialog, page, 'a new subscription, Log Event')
  await expect(dialog.locator('[data-change="is added"]')).toContainText('Log Event')
  await dialog.getByRole('button', { name: 'Use the mapping' }).click()
  await expect(page.getByRole('article')).toHaveCount(7)
})

test("all of Segment's subscriptions are named, and compared with those that are there, before anything is replaced", async ({
  workbench
}) => {
  const { page } = workbench
  const saved = ['logEventV2', 'identifyUser', 'sessionId'].map((actionSlug) => ({
    id: 'eoeXaMeAYcB2XvEApJDrQs',
    name: `Ours, ${actionSlug}`,
    actionId: 'uD9jEQ4DxJZzhzVqppM7UD',
    actionSlug,
    destinationId: 'fP7qoQw2HTWt9WdMr718gn',
    modelId: '',
    enabled: true,
    trigger: 'type = "track"',
    settings: actionSlug === 'logEventV2' ? { event_type: { '@path': '$.event' } } : {}
  }))
  const dialog = await openImport(page)
  await dialog.getByLabel(ASK).fill(JSON.stringify({ data: { subscriptions: saved, pagination: { current: 'MA==' } } }))
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('status')).toHaveText(
    "3 subscriptions as Segment's Public API gives them; 1 runs in the browser and is left out"
  )
  await expect(dialog.locator('[data-change="goes"]')).toHaveCount(6)
  await expect(dialog.locator('[data-change="is added"]')).toHaveCount(2)
  await expect(page.getByRole('article', { includeHidden: true })).toHaveCount(6)
  await dialog.getByText('Add to them').click()
  await expect(dialog.locator('[data-change="stays"]')).toHaveCount(6)
  await dialog.getByRole('button', { name: 'Use them' }).click()
  await expect(page.getByRole('article')).toHaveCount(8)
})

test('what the page exports comes back as it was, and has no keys', async ({ workbench }) => {
  const { page } = workbench
  await workbench.preset('Track Calls').getByRole('switch').click({ force: true })
  const exported = await exportedFile(page)
  expect(exported).not.toContain('any-api-key')
  await page.getByRole('button', { name: 'Presets again' }).click()
  await expect(workbench.preset('Track Calls').getByRole('switch')).toBeChecked()

  const dialog = await openImport(page)
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'subscriptions.json',
    mimeType: 'application/json',
    buffer: Buffer.from(exported)
  })
  await expect(dialog.getByRole('status')).toHaveText('6 subscriptions as this page exports them')
  await expect(dialog.locator('[data-change="is changed"]')).toContainText('switched off')
  await dialog.getByRole('button', { name: 'Use them' }).click()
  await expect(workbench.preset('Track Calls').getByRole('switch')).not.toBeChecked()
  expect(await exportedFile(page)).toBe(exported)
})

test('what is none of these says what was found and what is wanted', async ({ workbench }) => {
  const { page } = workbench
  const dialog = await openImport(page)
  await dialog.getByLabel(ASK).fill('{"dashboards": [], "owner": "me"}')
  await dialog.getByRole('button', { name: 'Read' }).click()
  await expect(dialog.getByRole('alert')).toContainText('what it has is "dashboards", "owner"')
  await expect(dialog.getByRole('alert')).toContainText('It must hold')
  await expect(dialog.getByRole('button', { name: 'Use them' })).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('the preview of an import breaks no rule of accessibility', async ({ workbench }) => {
      const dialog = await openImport(workbench.page)
      await dialog.getByLabel(ASK).fill('{"event_type": {"@path": "$.event"}, "group_type": "x"}')
      await dialog.getByRole('button', { name: 'Read' }).click()
      await expect(dialog.getByRole('table', { name: 'What becomes of each subscription' })).toBeVisible()
      await expectAccessible(workbench.page, 'import-mapping', colorScheme)
      await dialog.getByLabel(ASK).fill(JSON.stringify(classic))
      await dialog.getByRole('button', { name: 'Read' }).click()
      await expect(dialog.locator('[data-change]').first()).toBeVisible()
      await expectAccessible(workbench.page, 'import-classic', colorScheme)
    })
  })
}

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import…' }).click()
  return page.getByRole('dialog', { name: 'Import classic settings or subscriptions' })
}

async function choose(dialog: Locator, page: Page, option: string): Promise<void> {
  await dialog.getByRole('combobox', { name: 'It becomes the mapping of' }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function exportedFile(page: Page): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click()
  ])
  return readFile(await saved.path(), 'utf8')
}
