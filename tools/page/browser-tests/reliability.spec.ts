import { expect, test } from './workbench'

const paid = { type: 'track', event: 'Paid', userId: 'user-1234', messageId: 'message-1' }

for (const [key, value] of Object.entries({
  subscriptions: '{oops',
  settings: 'null',
  event: '5',
  'subscriptions of an older page': '[{"name": "Mine"}]'
})) {
  test(`what the tab keeps may be broken: ${key}`, async ({ workbench }) => {
    const { page } = workbench
    const name = `amplitude-destination:${key.split(' ')[0]}`
    await page.evaluate(([stored, broken]) => sessionStorage.setItem(stored, broken), [name, value])
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Event', exact: true })).toBeVisible()
    await workbench.send()
    await expect(workbench.result).toContainText('1 of 1 delivered')
  })
}

test('an action that does not exist does not break the page', async ({ workbench }) => {
  const { page } = workbench
  const strange = [{ name: 'Strange', action: 'constructor', trigger: 'type = "track"', enabled: true, mapping: {} }]
  await page.evaluate(
    (stored) => sessionStorage.setItem('amplitude-destination:subscriptions', stored),
    JSON.stringify(strange)
  )
  await page.reload()
  await workbench.preset('Strange').getByRole('button', { name: 'Mapping' }).click()
  await expect(workbench.preset('Strange')).toContainText('There is no action of this name.')
  await workbench.send()
  await expect(workbench.result).toContainText('There is no action "constructor".')
})

test('the page rests when nobody does anything', async ({ workbench }) => {
  const { page } = workbench
  await workbench.preset('Order Completed Calls').getByRole('button', { name: 'Mapping' }).click()
  await expect(workbench.field('revenue').locator('[data-value]')).toHaveText('"25"')
  const changes = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let timers = 0
        const setTimer = window.setTimeout.bind(window)
        window.setTimeout = ((...args: Parameters<typeof setTimer>) => {
          timers++
          return setTimer(...args)
        }) as typeof window.setTimeout
        setTimer(() => resolve(timers), 2000)
      })
  )
  expect(changes).toBeLessThan(3)
})

test('an event that is edited while the former one is sent has none of its errors', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write({ ...paid, userId: 'null' })
  await workbench.preset('Track Calls').getByRole('button', { name: 'Mapping' }).click()
  await page.route('**/page/send', async (route) => {
    const response = await route.fetch()
    await workbench.write(paid)
    await route.fulfill({ response })
  })
  await workbench.send()
  await expect(workbench.summary).toContainText('edited since')
  await expect(workbench.field('user_id').locator('[data-refused]')).toHaveCount(0)
})

test('Ctrl+Enter sends, and does not edit', async ({ workbench }) => {
  const { page } = workbench
  await workbench.write(paid)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(workbench.result).toContainText('1 of 1 delivered')
  await expect(workbench.summary).not.toContainText('edited since')
})

test('an example can be picked again after an edit', async ({ workbench }) => {
  const editor = workbench.page.getByLabel('Segment event as JSON')
  await workbench.pick('A page call from a server library')
  await workbench.write('{}')
  await workbench.pick('A page call from a server library')
  await expect(editor).toContainText('Settings')
})

test('a server that is gone is told, and asked again when it is back', async ({ workbench }) => {
  const { page } = workbench
  await page.route('**/page/preview', (route) => route.abort())
  await workbench.write(paid)
  await expect(workbench.summary).toContainText('The server does not answer.')
  await page.unroute('**/page/preview')
  await workbench.write({ ...paid, event: 'Paid again' })
  await expect(workbench.summary).not.toContainText('The server does not answer.')
})
