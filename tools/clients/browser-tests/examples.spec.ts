import { readdirSync } from 'fs'
import { basename, join } from 'path'
import { clientExamples, CLIENTS, runProgram } from '../examples'
import { expect, test } from './shop'

const examples = clientExamples('browser', '.html')

test('each page of the examples has an expectation, and is linked', async ({ shop }) => {
  const pages = readdirSync(join(CLIENTS, 'browser')).filter((file) => file.endsWith('.html') && file !== 'index.html')
  expect(examples.map(({ file }) => basename(file)).sort()).toEqual(pages.sort())
  await shop.open(shop.site.example(join(CLIENTS, 'browser', 'index.html')))
  const links = await shop.page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(links.sort()).toEqual(pages.sort())
})

for (const { title, file, subscriptions, ...expected } of examples) {
  test(title, async ({ shop }) => {
    shop.change(subscriptions)
    await shop.open(`${shop.site.example(file)}?host=${shop.segment.url}`)
    await shop.leadsTo(expected)
  })
}

test('a server that is told the device id of a page speaks of the same user', async ({ shop }) => {
  const { segment, page } = shop
  await shop.open(`${shop.site.example(join(CLIENTS, 'browser', 'device-id.html'))}?host=${segment.url}`)
  await expect(page.locator('output')).toHaveText(/[0-9a-f-]{36}/)
  const deviceId = await page.locator('output').innerText()
  await runProgram(join(CLIENTS, 'node', 'identify-with-device-id.mjs'), segment.url, {
    options: ['--device-id', deviceId]
  })
  await shop.leadsTo({
    events: [
      { event_type: 'Loaded a Page', device_id: '<anonymous id>' },
      { event_type: '$identify', user_id: 'some_user_id', device_id: '<anonymous id>' }
    ],
    users: [{ user_id: 'some_user_id', device_ids: ['<anonymous id>'], events: 2 }]
  })
})
