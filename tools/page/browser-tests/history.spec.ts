import { expect, test } from './workbench'
import type { Workbench } from './workbench'

const paid = { type: 'track', event: 'Paid', userId: 'user-1234', messageId: 'message-1' }

const button = ({ page }: Workbench, name: 'Undo' | 'Redo') =>
  page.getByRole('group', { name: 'History' }).getByRole('button', { name, exact: true })

/** On a busy machine a key may take longer than a pause of typing. */
async function stopTheClock({ page }: Workbench): Promise<void> {
  await page.clock.setFixedTime(new Date())
}

/** Leaves whatever field has the focus. */
async function leave({ page }: Workbench): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

test('every edit can be undone, one after the other, and done again', async ({ workbench }) => {
  const { page, preset } = workbench
  await workbench.write(paid)
  await expect(button(workbench, 'Undo')).toHaveAttribute('aria-disabled', 'true')
  const pages = preset('Page Calls').getByRole('switch')
  await pages.click()
  await preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  const trigger = preset('Track Calls').getByLabel('Trigger')
  const before = await trigger.inputValue()
  await trigger.fill('type = "track"')
  const path = workbench.field('user_id').getByLabel('Path for User ID')
  await path.fill('$.anonymousId')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(preset('Track Calls')).toHaveCount(0)

  await button(workbench, 'Undo').hover()
  await expect(page.getByRole('tooltip', { name: 'Undo: Track Calls removed' })).toBeVisible()
  await button(workbench, 'Undo').click()
  // The form in which it was edited is open again.
  await expect(path).toHaveValue('$.anonymousId')
  await button(workbench, 'Undo').click()
  await expect(path).toHaveValue('$.userId')
  await expect(workbench.field('user_id').locator('[data-value]')).toHaveText('"user-1234"')
  await expect(trigger).toHaveValue('type = "track"')
  await button(workbench, 'Undo').click()
  await expect(trigger).toHaveValue(before)
  await expect(pages).not.toBeChecked()
  await button(workbench, 'Undo').click()
  await expect(pages).toBeChecked()
  await expect(button(workbench, 'Undo')).toHaveAttribute('aria-disabled', 'true')

  await button(workbench, 'Redo').hover()
  await expect(page.getByRole('tooltip', { name: 'Redo: Page Calls switched off' })).toBeVisible()
  for (let steps = 0; steps < 4; steps++) await button(workbench, 'Redo').click()
  await expect(preset('Track Calls')).toHaveCount(0)
  await expect(pages).not.toBeChecked()
  await expect(button(workbench, 'Redo')).toHaveAttribute('aria-disabled', 'true')
})

test('what is typed quickly into one field is one step', async ({ workbench }) => {
  const { page } = workbench
  await stopTheClock(workbench)
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  const name = page.getByLabel('Name', { exact: true })
  await name.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' of shops')
  await expect(name).toHaveValue('Track Calls of shops')
  await button(workbench, 'Undo').click()
  await expect(name).toHaveValue('Track Calls')
  await expect(button(workbench, 'Undo')).toHaveAttribute('aria-disabled', 'true')
})

test('the keys undo and redo outside of text fields, and leave these their own', async ({ workbench }) => {
  const { page, preset } = workbench
  const pages = preset('Page Calls').getByRole('switch')
  await pages.click()
  await expect(pages).not.toBeChecked()
  // A switch has no text of its own to undo.
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(pages).toBeChecked()
  await page.keyboard.press('ControlOrMeta+Shift+Z')
  await expect(pages).not.toBeChecked()
  await page.keyboard.press('ControlOrMeta+Z')
  await page.keyboard.press('ControlOrMeta+Y')
  await expect(pages).not.toBeChecked()

  const editor = page.getByLabel('Segment event as JSON')
  await workbench.write(paid)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(editor).not.toContainText('"Paid"')
  await expect(pages).not.toBeChecked()

  await preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  await stopTheClock(workbench)
  const name = page.getByLabel('Name', { exact: true })
  await name.click()
  await page.keyboard.press('End')
  await page.keyboard.type('!')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(name).toHaveValue('Track Calls')
  await expect(pages).not.toBeChecked()
  await leave(workbench)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(pages).toBeChecked()
})

test('an import is undone with its key and region, as one step', async ({ workbench }) => {
  const { page } = workbench
  const keyOf = async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    const drawer = page.getByRole('dialog', { name: 'Settings' })
    const values = [
      await drawer.getByLabel('API key', { exact: true }).inputValue(),
      await drawer.getByLabel('Endpoint region').inputValue()
    ]
    await page.keyboard.press('Escape')
    await expect(drawer).toHaveCount(0)
    return values
  }
  const before = await keyOf()
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox')
    .first()
    .fill('{"apiKey": "imported-key", "secretKey": "imported-secret", "endpoint": "eu", "trackNamedPages": true}')
  await dialog.getByRole('button', { name: 'Read' }).click()
  await dialog.getByRole('button', { name: 'Use them' }).click()
  expect(await keyOf()).not.toEqual(before)
  await button(workbench, 'Undo').click()
  expect(await keyOf()).toEqual(before)
  await expect(workbench.preset('Track Calls')).toBeVisible()
  await expect(button(workbench, 'Undo')).toHaveAttribute('aria-disabled', 'true')
})

test('a setting is undone in the drawer where it was set', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const region = page.getByRole('dialog', { name: 'Settings' }).getByLabel('Endpoint region')
  await region.selectOption('europe')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(region).toHaveValue('north_america')
})

test('what is undone is what is sent, and what a reload brings back', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write(paid)
  await workbench.preset('Track Calls').getByRole('switch').click()
  await button(workbench, 'Undo').click()
  await workbench.send()
  await expect(workbench.result).toContainText('Track Calls')
  const requests = (await (await fetch(`${workbench.url}/sandbox/requests`)).json()) as unknown[]
  expect(requests).toHaveLength(1)
  await page.reload()
  await expect(workbench.preset('Track Calls').getByRole('switch')).toBeChecked()
})

test('whoever undoes by keyboard keeps the place', async ({ workbench }) => {
  const { page } = workbench
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
  await expect(button(workbench, 'Undo')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(workbench.preset('Track Calls')).toBeVisible()
  await expect(page.getByText('Undone: Track Calls removed.')).toBeAttached()
  await expect(button(workbench, 'Undo')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(button(workbench, 'Redo')).toBeFocused()
})
