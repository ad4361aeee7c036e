import { expect, test } from './workbench'

const clicked = (userId: string, at: number) => ({
  type: 'track',
  event: 'Clicked',
  userId,
  messageId: `message-${at}`
})

test('in a batch with one bad event that row is marked, and the others are delivered', async ({ workbench }) => {
  await workbench.write([clicked('user-1111', 1), clicked('null', 2), clicked('user-3333', 3)])
  await expect(workbench.preset('Track Calls').getByText('3 of 3')).toBeVisible()
  await workbench.send()
  await expect(workbench.result).toContainText('2 of 3 delivered')
  const failed = workbench.result.locator('[data-event-number][data-standing="refused"]')
  await expect(failed).toHaveCount(1)
  await expect(failed).toContainText('user_id is "null"')
  await expect(failed).toContainText('400 refused')
  await workbench.showAmplitude('Events')
  await expect(workbench.amplitude.locator('[data-event="Clicked"]')).toHaveCount(2)

  await workbench.show('Result')
  await failed.getByRole('button', { name: 'Look at event 2' }).click()
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  await expect(workbench.field('user_id').locator('[data-refused]')).toContainText('user_id is "null"')
})

test('a file with one event a line goes through as a batch', async ({ workbench }) => {
  const lines = [clicked('user-1111', 1), clicked('user-2222', 2)].map((event) => JSON.stringify(event)).join('\n')
  await workbench.page
    .locator('#calls-panel-event input[type=file]')
    .setInputFiles({ name: 'events.jsonl', mimeType: 'application/json', buffer: Buffer.from(`${lines}\n`) })
  await expect(workbench.preset('Track Calls').getByText('2 of 2')).toBeVisible()
  await workbench.send()
  await expect(workbench.result).toContainText('2 of 2 delivered')
})

test('what is no JSON is told with its place, and cannot be sent', async ({ workbench }) => {
  await workbench.write('{"type": "track", oops}')
  await expect(workbench.page.getByText('Line 1, column 19: This is no JSON')).toBeVisible()
  await expect(workbench.page.locator('.cm-lintRange-error')).toHaveCount(1)
  await expect(workbench.page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
})

test('a batch whose events go through different subscriptions has a line for each', async ({ workbench }) => {
  await workbench.write([
    clicked('user-1111', 1),
    { type: 'identify', userId: 'user-1111', messageId: 'message-2', traits: { plan: 'Basic' } }
  ])
  await workbench.send()
  await expect(workbench.result.locator('[data-call-of="Track Calls"]')).toContainText('1 of 1 delivered')
  await expect(workbench.result.locator('[data-call-of="Identify Calls"]')).toContainText('1 of 1 delivered')
})
