import { expect, test } from './workbench'

test('an order goes its whole way: picked, sent, and seen in Amplitude with its products and revenue', async ({
  workbench
}) => {
  const { amplitude, result, requests } = workbench
  await workbench.pick('An order, with its revenue on the order')
  await expect(workbench.preset('Order Completed Calls').getByText('matches', { exact: true })).toBeVisible()
  await expect(workbench.preset('Track Calls')).toContainText('event must not be "Order Completed".')
  await expect(workbench.preset('Page Calls')).toContainText('type must be "page", and here it is "track".')

  await workbench.send()
  await expect(result).toContainText('1 of 1 delivered')
  await workbench.show('Requests')
  await expect(requests).toContainText('POST https://api2.amplitude.com/2/httpapi')
  await expect(requests).toContainText('200 OK')
  await workbench.showAmplitude('Events')
  await expect(amplitude.locator('[data-event="Order Completed"]')).toContainText('revenue USD 25.00')
  await expect(amplitude.locator('[data-event="Product Purchased"]')).toHaveCount(2)
  await expect(amplitude.locator('[data-sum="Revenue"]')).toContainText('25')
  await expect(amplitude.locator('[data-sum="Events"]')).toContainText('3')
  await expect(amplitude.getByRole('region', { name: 'Revenue over the session' })).toContainText('USD 25.00 in total')
})

test('a call that is sent twice is counted once', async ({ workbench }) => {
  const { amplitude } = workbench
  await workbench.write({
    type: 'track',
    event: 'Paid',
    userId: 'user-1234',
    anonymousId: 'device-1234',
    messageId: 'message-1',
    properties: { revenue: 5 }
  })
  await workbench.send()
  await workbench.show('Amplitude')
  await expect(amplitude.locator('[data-sum="Events"]')).toContainText('1')
  await workbench.send()
  await expect(amplitude.locator('[data-sum="Sends deduplicated"]')).toContainText('1')
  await expect(amplitude.locator('[data-sum="Revenue"]')).toContainText('5')
})
