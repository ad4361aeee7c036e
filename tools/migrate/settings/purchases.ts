/** What becomes of an order and its products, and of revenue. */
import { firstThatExists } from '../../../src/fields/mapping'
import type { Circumstances, ClassicSetting } from '../classic-setting'
import { withChangedField, withField } from '../draft'
import { SWITCH } from '../value-type'
import type { Verdict } from '../verdict'
import { carriedOver, notNeeded } from '../verdict'

function onPhone({ options }: Circumstances): Verdict | undefined {
  if (!options.deviceMode) return undefined
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
  answer: 'Log Purchase with `trackRevenuePerProduct`.',
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

export const useLogRevenueV2: ClassicSetting<boolean> = {
  key: 'useLogRevenueV2',
  label: 'Use Log Revenue V2 API',
  type: SWITCH,
  default: true,
  does: "Browser and phone: which of the SDK's two methods records revenue. Off: without `revenueType`.",
  answer:
    'Nothing to set: an event with a revenue sends it, with price, quantity and `revenueType` where it has them. A revenue without a price counts as it is, as if it were the price of one. For phones in device mode, `total` counts where there is no `revenue`, as before.',
  judge(value, { options }) {
    if (options.deviceMode) {
      return carriedOver(
        'revenue in Log Event from $.properties.revenue, else $.properties.total, with its type.',
        'So the SDKs on phones had it. Without the switch they left out revenueType; the amounts are the same.',
        (draft) =>
          withChangedField(
            draft,
            'revenue',
            (usual) => usual && firstThatExists('$.properties.revenue', '$.properties.total')
          )
      )
    }
    return notNeeded(
      'Revenue is sent with every event that has one, with its type.',
      value
        ? 'A revenue without a price counts as it is, as if it were the price of one.'
        : "The switch chose between two methods of Amplitude's SDK. The older one left out revenueType, which is sent now; the amounts are the same."
    )
  }
}
