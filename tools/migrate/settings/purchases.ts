/** What becomes of an order and its products, and of revenue. */
import { firstThatExists } from '../../../src/fields/mapping'
import type { Circumstances, ClassicSetting } from '../classic-setting'
import { isOnPhone } from '../classic-setting'
import type { Draft } from '../draft'
import { withChangedField, withField } from '../draft'
import { SWITCH } from '../value-type'
import type { Verdict } from '../verdict'
import { carriedOver, needsPerson, notNeeded } from '../verdict'

function onPhone({ options }: Circumstances): Verdict | undefined {
  if (!isOnPhone(options)) return undefined
  return notNeeded(
    '"Order Completed" goes to Log Event like every track call.',
    'In device mode on a phone the classic destination did not take an order apart.'
  )
}

export const trackProductsOnce: ClassicSetting<boolean> = {
  key: 'trackProductsOnce',
  label: 'Track Products Once',
  type: SWITCH,
  default: false,
  does: 'An order is one event with its products inside, without an event for each.',
  answer: 'Log Purchase with `trackProductsOnce`.',
  judge(value, circumstances) {
    return (
      onPhone(circumstances) ??
      carriedOver(
        `Track Products Once in Log Purchase, ${value ? 'on' : 'off'}.`,
        value
          ? 'The order is one event, and its products are a property of it.'
          : 'Each product is an event "Product Purchased" of its own.',
        (draft) => withField(draft, 'trackProductsOnce', value)
      )
    )
  }
}

export const trackRevenuePerProduct: ClassicSetting<boolean> = {
  key: 'trackRevenuePerProduct',
  label: 'Track Revenue Per Product',
  type: SWITCH,
  default: false,
  does: 'On: revenue stands on each `Product Purchased`, and none on the order. Off: on the order alone.',
  answer:
    'Log Purchase with `trackRevenuePerProduct`. The `revenueType` is that of the product, else of the order, else `Purchase`.',
  judge(value, circumstances) {
    const once = value && circumstances.lookUp(trackProductsOnce)
    return (
      onPhone(circumstances) ??
      carriedOver(
        `Track Revenue per Product in Log Purchase, ${value ? 'on' : 'off'}.`,
        once
          ? 'With Track Products Once there is no event of a product, so the order has the revenue.'
          : `Revenue stands on ${value ? 'each product, and not on the order' : 'the order, and on no product'}.`,
        (draft) => withField(draft, 'trackRevenuePerProduct', value)
      )
    )
  }
}

/** What every device mode had beside the event: the SDKs record revenue by an event of its own, under this name. */
const REVENUE_EVENT =
  'In device mode the SDK sent revenue as a further event, "revenue_amount", which is sent no more: here the event itself has the revenue. Charts on "revenue_amount" stop; revenue charts of Amplitude go on.'

const AMOUNT_OF_V2 =
  "The amount is the revenue of the event. Amplitude's SDK booked price × quantity, with the revenue for the price where the event had none: the same, unless the two differ, as with a discount."

const AMOUNT_OF_V1 =
  "The amount is the revenue of the event, once. The SDK's older method took it for the price of one and multiplied it by the quantity: an event with a quantity of 3 was booked three times too high, and without revenueType."

export const useLogRevenueV2: ClassicSetting<boolean> = {
  key: 'useLogRevenueV2',
  label: 'Use Log Revenue V2 API',
  type: SWITCH,
  default: true,
  does: "Device mode: which of the SDK's two methods records revenue. On: price × quantity, with the revenue for a price that is missing. Off: revenue × quantity, without `revenueType`. Either way by a further event `revenue_amount`. Servers ignored it.",
  answer:
    'An event with a revenue sends it once, as its own, with price, quantity and `revenueType` where it has them; so amounts of events with a quantity get smaller where the switch was off in device mode, and `revenue_amount` stops. For phones in device mode, `total` counts where there is no `revenue`, as before.',
  judge(value, { options }) {
    const amount = value ? AMOUNT_OF_V2 : AMOUNT_OF_V1
    if (!options.deviceMode) {
      const inDeviceMode = `For a source that sent in device mode, mind this. ${amount} ${REVENUE_EVENT}`
      const what = 'Revenue is sent with every event that has one, with its type.'
      const server = 'The classic server ignored the switch.'
      return value ? notNeeded(what, `${server} ${inDeviceMode}`) : needsPerson(`${what} ${inDeviceMode}`, server)
    }
    const what = isOnPhone(options)
      ? 'revenue in Log Event from $.properties.revenue, else $.properties.total, with its type.'
      : 'Revenue is sent with every event that has one, with its type.'
    const change: Verdict['change'] = isOnPhone(options) ? withTotalForRevenue : undefined
    const judged = value ? carriedOver : needsPerson
    return judged(what, `${amount} ${REVENUE_EVENT}`, change)
  }
}

/** With the total where a phone's track call has no revenue, as Amplitude's SDKs on phones had it. */
function withTotalForRevenue(draft: Draft): Draft {
  return withChangedField(
    draft,
    'revenue',
    (usual) => usual && firstThatExists('$.properties.revenue', '$.properties.total')
  )
}
