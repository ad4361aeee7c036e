import { expect, test } from './workbench'

const call = {
  type: 'page',
  name: 'Settings',
  category: 'Merchant',
  userId: 'user-1234',
  messageId: 'message-1',
  properties: { url: 'https://shop.example/settings' }
}

test('a preset that is off sends nothing, and says that it would match', async ({ workbench }) => {
  await workbench.write(call)
  const preset = workbench.preset('Page Calls')
  await expect(preset.getByText('matches', { exact: true })).toBeVisible()
  await preset.getByRole('switch', { name: 'Page Calls' }).click()
  await expect(preset).toContainText('matches, off')
  await workbench.send()
  await expect(workbench.result).toContainText('No subscription that is on takes this event')
  await workbench.show('Amplitude')
  await expect(workbench.amplitude.locator('[data-sum="Events"]')).toContainText('0')

  await preset.getByRole('switch', { name: 'Page Calls' }).click()
  await workbench.send()
  await expect(workbench.result).toContainText('1 of 1 delivered')
})

test('an edited template shows the value that it gives, and is what is sent', async ({ workbench }) => {
  await workbench.write(call)
  await workbench.preset('Page Calls').getByRole('button', { name: 'Mapping' }).click()
  const name = workbench.field('page_name')
  await expect(name.locator('[data-value]')).toHaveText('"Settings"')
  await name.getByLabel('How Page Name is mapped').selectOption('Template')
  await name.getByLabel('Template for Page Name').fill('{{category}}: {{name}}')
  await expect(name.locator('[data-value]')).toHaveText('"Merchant: Settings"')
  await workbench.send()
  await workbench.show('Requests')
  await expect(workbench.requests.getByLabel('Body of request 1')).toContainText('"name": "Merchant: Settings"')
})

test('a broken mapping shows its error at its field, before and after sending', async ({ workbench }) => {
  await workbench.write({
    type: 'track',
    event: 'Paid',
    userId: 'user-1234',
    properties: { revenue: '32', plan: 'Basic' }
  })
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  const revenue = workbench.field('revenue')
  await expect(revenue.locator('[data-value]')).toHaveText('"32"')
  await revenue.getByLabel('Path for Revenue').fill('$.properties.plan')
  await expect(revenue.locator('[data-refused]')).toContainText('The revenue "Basic" is no amount')
  await workbench.send()
  await expect(workbench.result).toContainText('The revenue "Basic" is no amount')
  await expect(revenue.locator('[data-refused]')).toBeVisible()
  await revenue.getByLabel('Path for Revenue').fill('$.properties.revenue')
  await expect(revenue.locator('[data-refused]')).toHaveCount(0)
})

test('what the destination itself refuses is an error at its field', async ({ workbench }) => {
  await workbench.write({ type: 'track', event: 'Paid', userId: 'null', messageId: 'message-1' })
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  await workbench.send()
  await expect(workbench.field('user_id').locator('[data-refused]')).toContainText('user_id is "null"')
})

test('keys and values of an object field can be added, renamed, and removed', async ({ workbench }) => {
  await workbench.write({ type: 'identify', userId: 'user-1234', messageId: 'message-1', traits: { logins: 3 } })
  await workbench.preset('Identify Calls').getByRole('button', { name: 'Mapping' }).click()
  await workbench.page.getByRole('button', { name: /^More fields/ }).click()
  const add = workbench.field('add')
  await add.getByLabel('How Add is mapped').selectOption('Keys and values')
  await add.getByRole('button', { name: 'Add a key to Add' }).click()
  await add.getByLabel('Key 1 of Add').fill('visits')
  await add.getByLabel('Path for visits of Add').fill('$.traits.logins')
  await expect(add.locator('[data-value]')).toHaveText('{"visits":3}')
  await add.getByRole('button', { name: 'Remove visits of Add' }).click()
  await expect(add.locator('[data-value]')).toHaveText('{}')
})

test('a mapping can be edited as JSON, and copied', async ({ workbench }) => {
  await workbench.write({ type: 'track', event: 'Paid', userId: 'user-1234', messageId: 'message-1' })
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  const type = workbench.field('event_type')
  await type.getByLabel('How Event Type is mapped').selectOption('JSON')
  await workbench.rewrite(
    type.getByLabel('JSON for Event Type'),
    '{"@case": {"operator": "upper", "value": {"@path": "$.event"}}}'
  )
  await expect(type.locator('[data-value]')).toHaveText('"PAID"')
  await workbench.rewrite(type.getByLabel('JSON for Event Type'), '{"@what": 1}')
  await expect(type.locator('[data-refused]')).toContainText('invalid directive: @what')
  await workbench.page.getByRole('button', { name: 'Copy mapping as JSON' }).click()
  const copied = await workbench.page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied)).toMatchObject({ event_type: { '@what': 1 }, user_id: { '@path': '$.userId' } })
})

test('a field that depends on another is shown when that one asks for it', async ({ workbench }) => {
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  await workbench.page.getByRole('button', { name: /^More fields/ }).click()
  await expect(workbench.field('userAgentData')).toBeVisible()
  await workbench.field('userAgentParsing').getByRole('switch').click()
  await expect(workbench.field('userAgentData')).toHaveCount(0)
})

test('a key that is being typed takes no other one with it', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write({ type: 'identify', userId: 'user-1234', messageId: 'message-1', traits: { a: 1, b: 2 } })
  await workbench.preset('Identify Calls').getByRole('button', { name: 'Mapping' }).click()
  await page.getByRole('button', { name: /^More fields/ }).click()
  const add = workbench.field('add')
  await add.getByLabel('How Add is mapped').selectOption('Keys and values')
  for (const [at, [key, path]] of [
    ['price', '$.traits.a'],
    ['x', '$.traits.b']
  ].entries()) {
    await add.getByRole('button', { name: 'Add a key to Add' }).click()
    await add.getByLabel(`Key ${at + 1} of Add`).fill(key)
    await add.getByLabel(`Path for ${key} of Add`).fill(path)
  }
  const second = add.getByLabel('Key 2 of Add')
  await second.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('price')
  await expect(add).toContainText('There is this key already.')
  await page.keyboard.type('_usd')
  await expect(second).toBeFocused()
  await expect(add.locator('[data-value]').last()).toHaveText('{"price":1,"price_usd":2}')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('@path')
  await expect(add).toContainText('A key must not begin with @')
  await expect(second).toBeFocused()
})

test('a kind that one comes back to is as it was left', async ({ workbench }) => {
  await workbench.write({ type: 'track', event: 'Paid', userId: 'user-1234', messageId: 'message-1' })
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  const device = workbench.field('device_id')
  const kind = device.getByLabel('How Device ID is mapped')
  for (const other of ['JSON', 'Not mapped', 'Value', 'Template', 'Path']) {
    await kind.selectOption(other)
    await kind.selectOption('First of')
    await expect(device.getByLabel('Path 2 for Device ID')).toHaveValue('$.anonymousId')
  }
})

test('what is typed does not put another editor under the hands', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write({ type: 'track', event: 'Paid', userId: 'user-1234', messageId: 'message-1' })
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  await page.getByRole('button', { name: /^More fields/ }).click()
  const price = workbench.field('price')
  await price.getByLabel('How Price is mapped').selectOption('JSON')
  await price.getByLabel('JSON for Price').click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('1577871000')
  await expect(price.locator('[data-value]')).toContainText('1577871000')
  const revenue = workbench.field('revenue')
  await revenue.getByLabel('How Revenue is mapped').selectOption('Value')
  await revenue.getByLabel('Value for Revenue').click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('1.5')
  await expect(revenue.locator('[data-value]')).toHaveText('"1.5"')
})

test('an action that is kept for saved subscriptions is not offered, and a subscription that has it is shown and sends', async ({
  workbench
}) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Add…' }).click()
  await expect(page.getByRole('menuitem', { name: 'Log Event', exact: true })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Log Event V2' })).toHaveCount(0)
  await expect(page.getByRole('menuitem', { name: 'Group Identify User' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  const saved = {
    name: 'Saved Pages',
    action: 'logEventV2',
    trigger: 'type = "page"',
    enabled: true,
    mapping: { event_type: { '@template': 'Viewed {{name}}' }, user_id: { '@path': '$.userId' } }
  }
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import classic settings or subscriptions' })
  await dialog.getByLabel('Settings or subscriptions, as JSON').fill(JSON.stringify([saved]))
  await dialog.getByRole('button', { name: 'Read' }).click()
  await dialog.getByRole('button', { name: 'Use them' }).click()
  await expect(workbench.preset('Saved Pages')).toContainText('Log Event V2')
  await workbench.preset('Saved Pages').getByRole('button', { name: 'Mapping' }).click()
  await expect(workbench.field('event_type')).toBeVisible()
  await workbench.write({ ...call, name: 'Pricing' })
  await workbench.send()
  await workbench.showAmplitude('Events')
  await expect(workbench.amplitude.locator('[data-event="Viewed Pricing"]')).toBeVisible()
})
