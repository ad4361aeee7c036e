import type { Page } from '@playwright/test'
import { expect, test } from './workbench'

/** Whether the page as a whole, and not only a place of it, can be scrolled. */
function scrolls(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement
    return scrollHeight > clientHeight || scrollWidth > clientWidth
  })
}

for (const [width, height] of [
  [1280, 800],
  [1440, 900]
]) {
  test(`event, subscriptions and result stand side by side at ${width} × ${height}, and scroll in themselves`, async ({
    workbench
  }) => {
    const { page, result, summary } = workbench
    await page.setViewportSize({ width, height })
    await workbench.preset('Order Completed Calls').getByRole('button', { name: 'Mapping' }).click()
    await workbench.send()
    await expect(summary).toContainText('1 event: 1 delivered')
    await expect(workbench.row(1)).toBeInViewport()
    await expect(page.getByLabel('Segment event as JSON')).toBeInViewport()
    await expect(page.getByRole('heading', { name: 'Subscriptions' })).toBeInViewport()
    expect(await scrolls(page)).toBe(false)
    for (const tab of ['Requests', 'Amplitude', 'Result']) {
      await workbench.show(tab)
      await expect(summary).toBeInViewport()
      expect(await scrolls(page), tab).toBe(false)
    }
    await expect(result).toContainText('1 of 1 delivered')
  })
}

test('a phone has one bar of tabs for all, and shows the result once something was sent', async ({ workbench }) => {
  const { page, summary } = workbench
  await page.setViewportSize({ width: 390, height: 844 })
  const bar = page.getByRole('tablist', { name: 'Parts of the page' })
  await expect(bar.getByRole('tab')).toHaveText(['Calls', 'Subscriptions', 'Result', 'Requests', 'Amplitude'])
  const tooNarrow = await bar
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.filter((tab) => tab.scrollWidth > tab.clientWidth))
  expect(tooNarrow).toEqual([])
  const editor = page.getByLabel('Segment event as JSON')
  await expect(editor).toBeInViewport()
  await bar.getByRole('tab', { name: 'Subscriptions' }).click()
  await expect(workbench.preset('Order Completed Calls')).toBeInViewport()
  await expect(editor).toBeHidden()
  await workbench.send()
  await expect(bar.getByRole('tab', { name: 'Result' })).toHaveAttribute('aria-selected', 'true')
  await expect(summary).toContainText('1 event: 1 delivered')
  await expect(workbench.row(1)).toBeInViewport()
  for (const name of ['Calls', 'Subscriptions', 'Requests', 'Amplitude', 'Result']) {
    await bar.getByRole('tab', { name }).click()
    await expect(summary).toBeInViewport()
    expect(await scrolls(page), name).toBe(false)
  }

  // A row leads back to its event.
  await workbench.row(1).getByRole('button').click()
  await expect(editor).toBeFocused()

  // What is behind the button for more stays at hand.
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
})

test('what is looked at stays over a reload of the page', async ({ workbench }) => {
  const { page } = workbench
  await workbench.show('Amplitude')
  await page.reload()
  await expect(page.getByRole('tab', { name: 'Amplitude' })).toHaveAttribute('aria-selected', 'true')
  await page.evaluate(() => sessionStorage.setItem('amplitude-destination:places', '{"calls":"result"}'))
  await page.reload()
  await expect(page.getByRole('tab', { name: 'Result' })).toHaveAttribute('aria-selected', 'true')
})

test('from load to a read result by keyboard alone', async ({ workbench }) => {
  const { page } = workbench
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  const tabTo = async (text: string | RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      const found = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''
      )
      if (typeof text === 'string' ? found === text : text.test(found)) return
    }
    throw new Error(`Tab does not lead to ${String(text)}.`)
  }
  await tabTo('Send')
  await page.keyboard.press('Enter')
  await expect(workbench.summary).toContainText('1 delivered')
  await tabTo('1 delivered')
  await page.keyboard.press('Enter')
  await tabTo('Result')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe('Requests')
  await page.keyboard.press('ArrowLeft')
  await tabTo(/^Look at event 1/)
  await page.keyboard.press('Enter')
  await expect(workbench.row(1)).toContainText('delivered')
})
