import type { Locator } from '@playwright/test'
import { expectAccessible } from './appearance'
import { expect, test } from './workbench'
import type { Workbench } from './workbench'

const paid = {
  type: 'track',
  event: 'Paid',
  userId: 'user-1234',
  messageId: 'message-1',
  timestamp: '2024-01-02T03:04:05Z',
  properties: { revenue: 19.99, plan: 'Basic', products: [{ sku: 'a-1' }] }
}

async function open({ preset }: Workbench, name = 'Track Calls') {
  await preset(name)
    .getByRole('button', { name: `Mapping of ${name}` })
    .click()
}

const filter = ({ page }: Workbench, label: RegExp) =>
  page.getByRole('radiogroup', { name: 'Fields that are shown' }).getByText(label)

const comparison = ({ page }: Workbench) => page.getByRole('group', { name: 'Request before and after' })

/** What the sandbox has got. */
async function requestsOf({ url }: Workbench): Promise<unknown> {
  return (await fetch(`${url}/sandbox/requests`)).json()
}

/** Whether something can be seen, and nothing lies over it. */
async function expectUncovered(locator: Locator): Promise<void> {
  await expect(locator).toBeInViewport({ ratio: 0.9 })
  await expect
    .poll(() =>
      locator.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const there = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 10))
        return element.contains(there) || there?.contains(element) === true
      })
    )
    .toBe(true)
}

test('a mapping that is opened begins with its head, which stays in view', async ({ workbench }) => {
  await workbench.write(paid)
  const card = workbench.preset('Group Calls')
  await open(workbench, 'Group Calls')
  const close = card.getByRole('button', { name: 'Close the mapping of Group Calls' })
  await expectUncovered(close)
  await expectUncovered(card.getByLabel('Search the fields'))
  await workbench.page.mouse.move(640, 600)
  await workbench.page.mouse.wheel(0, 900)
  await expect(card.getByLabel('Name', { exact: true })).not.toBeInViewport()
  await expectUncovered(close)
  await expectUncovered(card.getByLabel('Search the fields'))
  await close.click()
  await expect(card.getByLabel('Search the fields')).toHaveCount(0)
})

test('fields are searched by name, description, and what they are mapped to', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write(paid)
  await open(workbench)
  const search = page.getByLabel('Search the fields')
  await search.fill('carrier')
  // In a group that is closed at first
  await expectUncovered(workbench.field('carrier'))
  await expect(workbench.field('user_id')).toHaveCount(0)
  await search.fill('$.event')
  await expect(workbench.field('event_type')).toBeVisible()
  await search.fill('nothing like this')
  await expect(page.getByText('No field is like this.')).toBeVisible()
  await search.press('Escape')
  await expect(search).toHaveValue('')
  await expect(workbench.field('user_id')).toBeVisible()
})

test('fields are filtered by being mapped, changed, or in error', async ({ workbench }) => {
  await workbench.write(paid)
  await open(workbench)
  await expect(filter(workbench, /^Changed$/)).toBeVisible()
  await workbench.field('user_id').getByLabel('How User ID is mapped').selectOption('Value')
  await filter(workbench, /^Changed 1$/).click()
  await expect(workbench.page.locator('[data-field]')).toHaveCount(1)
  await expect(workbench.field('user_id')).toContainText('changed')
  await filter(workbench, /^Mapped/).click()
  await expect(workbench.field('event_type')).toBeVisible()
  await expect(workbench.field('session_id')).toHaveCount(0)
})

test('a field in error that is mended stays under the hands that mend it', async ({ workbench }) => {
  await workbench.write(paid)
  await open(workbench)
  const path = workbench.field('revenue').getByLabel('Path for Revenue')
  await path.fill('$.properties.plan')
  await filter(workbench, /^In error 1$/).click()
  await expect(workbench.page.locator('[data-field]')).toHaveCount(1)
  await path.fill('$.properties.revenue')
  await expect(filter(workbench, /^In error$/)).toBeVisible()
  await expect(path).toBeFocused()
})

test('what differs from the default is marked, and goes back to it', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write(paid)
  await open(workbench)
  const name = workbench.field('event_type')
  await name.getByLabel('How Event Type is mapped').selectOption('Template')
  await name.getByLabel('Template for Event Type').fill('Shop {{event}}')
  await expect(name).toHaveAttribute('data-changed', 'true')
  await expect(name.locator('[data-value]')).toHaveText('"Shop Paid"')
  await name.getByRole('button', { name: 'Reset Event Type to its default' }).click()
  await expect(name.getByLabel('Path for Event Type')).toHaveValue('$.event')
  await expect(name).not.toHaveAttribute('data-changed', 'true')
  await expect(name.locator('[data-value]')).toHaveText('"Paid"')
  // Who resets by keyboard goes on at the field.
  await expect(name.getByLabel('How Event Type is mapped')).toBeFocused()

  await workbench.field('user_id').getByLabel('How User ID is mapped').selectOption('Not mapped')
  await name.getByLabel('How Event Type is mapped').selectOption('Value')
  await page.getByRole('button', { name: 'Reset all 2 changed fields' }).click()
  await expect(workbench.field('user_id').getByLabel('Path for User ID')).toHaveValue('$.userId')
  await expect(filter(workbench, /^Changed$/)).toBeVisible()
})

test('paths of the event are offered with what they hold', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write(paid)
  await open(workbench)
  const revenue = workbench.field('revenue')
  const path = revenue.getByLabel('Path for Revenue', { exact: true })
  await path.click()
  const offered = page.getByRole('listbox', { name: 'Paths of the event for Path for Revenue' })
  await expect(offered.getByRole('option', { name: '$.properties.revenue 19.99' })).toBeVisible()
  await expect(offered.getByRole('option', { name: '$.properties.products[0].sku "a-1"' })).toBeVisible()
  await path.fill('$.properties.pl')
  await expect(offered.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(path).toHaveValue('$.properties.plan')
  await expect(offered).toBeHidden()
  await expect(revenue.locator('[data-value]')).toHaveText('"Basic"')
})

test('a mapping opens at its first error, also in a group that is closed', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write(paid)
  await open(workbench)
  await page.getByLabel('Search the fields').fill('price')
  await workbench.field('price').getByLabel('How Price is mapped').selectOption('Path')
  await expect(workbench.field('price').locator('[data-refused]')).toBeVisible()
  await page.getByRole('button', { name: 'Close the mapping of Track Calls' }).click()
  await open(workbench)
  await expectUncovered(workbench.field('price').locator('[data-refused]'))
  // It cannot be hidden again, either.
  const group = page.getByRole('button', { name: /^More fields.*1 error/ })
  await group.click()
  await expect(group).toHaveAttribute('aria-expanded', 'true')
  await expect(workbench.field('price').locator('[data-refused]')).toBeVisible()
})

test('the request that an edit makes stands beside the one of the default, and nothing is sent', async ({
  workbench
}) => {
  await workbench.write(paid)
  await open(workbench)
  await expect(comparison(workbench)).toContainText("The same request as the default's.")
  const name = workbench.field('event_type')
  await name.getByLabel('How Event Type is mapped').selectOption('Template')
  await name.getByLabel('Template for Event Type').fill('Shop {{event}}')
  const diff = comparison(workbench).getByLabel("Request, compared with the default's")
  await expect(diff.locator('.cm-deletedChunk', { hasText: '"event_type": "Paid"' })).toBeVisible()
  await expect(diff.locator('.cm-changedLine', { hasText: '"event_type": "Shop Paid"' })).toBeVisible()
  await expectUncovered(comparison(workbench))
  await workbench.field('user_id').getByLabel('Path for User ID').fill('$.properties.plan')
  await expect(diff).toContainText('"user_id": "Basic"')
  await comparison(workbench).getByRole('button', { name: 'Hide' }).click()
  await expect(diff).toHaveCount(0)
  await expect(comparison(workbench)).toContainText("Another request than the default's")
  expect(await requestsOf(workbench)).toEqual([])
})

test('a request that would not be made says why', async ({ workbench }) => {
  await workbench.write(paid)
  await open(workbench)
  await workbench.field('revenue').getByLabel('Path for Revenue').fill('$.properties.plan')
  await expect(comparison(workbench)).toContainText('Sends nothing: The revenue "Basic" is no amount')
})

test('a path that names nothing is an error at its field, and is not sent', async ({ workbench }) => {
  await workbench.write(paid)
  await open(workbench)
  const groups = workbench.field('event_properties')
  await groups.getByLabel('How Event Properties is mapped').selectOption('Not mapped')
  await groups.getByLabel('How Event Properties is mapped').selectOption('First of')
  await groups.getByRole('button', { name: 'Add a path to Event Properties' }).click()
  await expect(groups.getByLabel('Path 2 for Event Properties')).toHaveValue('')
  await expect(groups.locator('[data-refused]')).toContainText('The path of event_properties is empty')

  const session = workbench.field('session_id')
  await session.getByLabel('How Session ID is mapped').selectOption('Path')
  await expect(session.getByLabel('Path for Session ID')).toHaveValue('')
  await expect(session.locator('[data-refused]')).toContainText('The path of session_id is empty')
  await workbench.send()
  await expect(workbench.result).toContainText('is empty')
  expect(await requestsOf(workbench)).toEqual([])
})

test('a trigger that Segment reads otherwise says what to write', async ({ workbench }) => {
  await workbench.write(paid)
  await open(workbench)
  const card = workbench.preset('Track Calls')
  for (const [trigger, remedy] of [
    ['event == "Paid"', 'write = once'],
    ["event = 'Paid'", 'single quotes'],
    ['event = “Paid”', 'straight quotation marks'],
    ['type = "track" and', 'ends with "and"'],
    ['type = "track" and (', 'opens a bracket that it does not close: add the )']
  ]) {
    await card.getByLabel('Trigger').fill(trigger)
    await expect(card).toContainText(remedy)
    await expect(card).not.toContainText('undefined')
  }
  await card.getByLabel('Trigger').fill('type = "track"')
  await expect(card).not.toContainText('the trigger "')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('the form with a change, an error and its request has no violation of accessibility rules', async ({
      workbench
    }) => {
      await workbench.write(paid)
      // Where there is one column, it is this one.
      await workbench.page.setViewportSize({ width: 390, height: 844 })
      await workbench.page.getByRole('tab', { name: 'Subscriptions' }).click()
      await open(workbench)
      await workbench.field('event_type').getByLabel('How Event Type is mapped').selectOption('Template')
      await workbench.field('event_type').getByLabel('Template for Event Type').fill('Shop {{event}}')
      await expect(comparison(workbench).locator('.cm-changedLine').first()).toBeVisible()
      await expectAccessible(workbench.page, 'mapping-compared', colorScheme)
      await workbench.field('revenue').getByLabel('Path for Revenue').fill('$.properties.plan')
      await filter(workbench, /^In error 1$/).click()
      await expectAccessible(workbench.page, 'mapping-in-error', colorScheme)
    })
  })
}
