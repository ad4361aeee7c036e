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
  await expect(dialog.getByText('Settings of a classic Amplitude destination: ')).toBeVisible()
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
  await expect(workbench.amplitude.locator('[data-event="Viewed Merchant Settings Page"]')).toBeVisible()

  await workbench.write({ type: 'identify', userId: 'user-1234', messageId: 'message-2', traits: { logins: 3 } })
  await workbench.send()
  await expect(workbench.result.getByLabel('Body of request 1')).toContainText('"$add"')
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
  await expect(dialog.getByText("Subscriptions of Segment's Amplitude (Actions): 1 subscription")).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'What became of each subscription' })).toContainText(
    'Names of events are trimmed'
  )
  await dialog.getByRole('button', { name: 'Use them' }).click()
  await workbench.write({ type: 'page', name: 'Pricing', userId: 'user-1234', messageId: 'message-1' })
  await workbench.send()
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
