import type { Page } from '@playwright/test'
import { expectAccessible } from './appearance'
import { expect, test } from './workbench'
import type { Workbench } from './workbench'

/** The main states of the page. */
const STATES: Record<string, (workbench: Workbench) => Promise<void>> = {
  start: async ({ preset }) => {
    await expect(preset('Order Completed Calls')).toContainText('matches')
  },
  sent: async (workbench) => {
    await workbench.send()
    await expect(workbench.summary).toContainText('1 event: 1 delivered')
  },
  mapping: async (workbench) => {
    await workbench.write({
      type: 'track',
      event: 'Paid',
      userId: 'user-1234',
      messageId: 'message-1',
      properties: { revenue: '32', plan: 'Basic' }
    })
    await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
    await workbench.field('revenue').getByLabel('Path for Revenue').fill('$.properties.plan')
    // Closes the paths that are offered.
    await workbench.page.keyboard.press('Escape')
    await expect(workbench.field('revenue').locator('[data-refused]')).toBeVisible()
    await workbench.field('revenue').evaluate((field) => field.scrollIntoView({ block: 'center' }))
  },
  batch: async (workbench) => {
    const userIds = ['user-1111', 'null', 'user-3333', 'user-4444', 'user-5555', 'null', 'user-7777']
    const clicked = userIds.map((userId, at) => ({
      type: 'track',
      event: 'Clicked',
      userId,
      messageId: `message-${at}`
    }))
    const paid = { type: 'track', event: 'Paid', userId: 'user-8888', properties: { revenue: 'a lot' } }
    await workbench.write([...clicked, paid, { type: 'alias', userId: 'user-9999', previousId: 'device-9' }])
    await workbench.send()
    await expect(workbench.result.locator('[data-event-number][data-standing="refused"]')).toHaveCount(3)
    await workbench.row(2).getByRole('button').click()
  },
  user: async (workbench) => {
    const identify = { type: 'identify', userId: 'user-1234', anonymousId: 'device-1234' }
    await workbench.write({ ...identify, messageId: 'message-1', traits: { plan: 'Basic', city: 'Oslo' } })
    await workbench.send()
    await workbench.show('Amplitude')
    await expect(workbench.amplitude.locator('[data-property="plan"]')).toContainText('added')
    await workbench.write({ ...identify, messageId: 'message-2', traits: { plan: 'Pro', seats: 3 } })
    await workbench.send()
    await expect(workbench.amplitude.locator('[data-property="plan"]')).toContainText('changed')
    await workbench.amplitude.locator('[data-property="seats"]').scrollIntoViewIfNeeded()
  },
  requests: async (workbench) => {
    await workbench.send()
    await workbench.show('Requests')
    await expect(workbench.requests.getByLabel('Body of request 1')).toBeVisible()
  },
  refused: async (workbench) => {
    await workbench.write(['null', 'user-2222'].map((userId) => ({ type: 'track', event: 'Clicked', userId })))
    await workbench.send()
    await workbench.summary.getByRole('button', { name: '1 refused' }).click()
    await expect(workbench.result.locator('[data-event-number]')).toHaveCount(1)
  },
  events: async (workbench) => {
    await workbench.send()
    await workbench.showAmplitude('Events')
    await workbench.amplitude.locator('[data-event="Order Completed"]').click()
    await expect(workbench.amplitude.getByLabel('Event as Amplitude holds it')).toBeVisible()
  },
  groups: async (workbench) => {
    await workbench.write({ type: 'group', userId: 'user-1234', groupId: 'group-1', traits: { seats: 3 } })
    await workbench.showAmplitude('Groups')
    await workbench.send()
    await expect(workbench.summary).toContainText('1 event')
  },
  settings: async ({ page }) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await page.getByLabel('What goes wrong').selectOption('429: too many requests')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByRole('dialog', { name: 'Settings' })).toContainText(
      '429: too many requests: 100 % of requests.'
    )
  },
  migration: async ({ page }) => {
    await page.getByRole('button', { name: 'Import…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import classic settings or subscriptions' })
    await dialog
      .getByLabel('Settings or subscriptions, as JSON')
      .fill(
        '{"apiKey": "a", "secretKey": "b", "trackNamedPages": true, "traitsToIncrement": ["logins"], "trackGclid": true}'
      )
    await dialog.getByRole('button', { name: 'Read' }).click()
    await expect(dialog.locator('[data-setting="traitsToIncrement"]')).toBeVisible()
  },
  live: async ({ page }) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await page.getByRole('switch', { name: 'Send to the real Amplitude' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Send to the real Amplitude…' }).click()
    await expect(page.getByRole('button', { name: 'Do not send' })).toBeVisible()
  }
}

/** Where a state is to be seen on a phone. */
const TABS: Record<string, string> = {
  start: 'Calls',
  sent: 'Result',
  requests: 'Requests',
  batch: 'Result',
  refused: 'Result',
  mapping: 'Subscriptions',
  user: 'Amplitude',
  events: 'Amplitude',
  groups: 'Amplitude'
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    for (const [state, reach] of Object.entries(STATES)) {
      test(`the page has no violation of accessibility rules: ${state}`, async ({ workbench }) => {
        await reach(workbench)
        await expectAccessible(workbench.page, state, colorScheme, TABS[state])
      })
    }
  })
}

test('the way of an event can be gone by keyboard alone', async ({ workbench }) => {
  const { page } = workbench
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the event' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'Segment event as JSON')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('{"type":"track","event":"Typed","userId":"user-1234","messageId":"message-1"}')
  // Tab leaves the editor, and does not indent.
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Segment event as JSON')).not.toBeFocused()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(workbench.result).toContainText('1 of 1 delivered')
  await expect(workbench.summary).toContainText('1 event: 1 delivered')
})

async function tabTo(page: Page, label: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    if (focused === label) return
  }
  throw new Error(`Tab does not lead to "${label}".`)
}
