/** Which track calls are orders. */
import type { ClassicBehaviour } from '../classic-behaviour'
import { isOnPhone } from '../classic-setting'
import type { Draft } from '../draft'
import { carriedOver, notNeeded } from '../verdict'

const WORDS = [
  ['order', 'completed'],
  ['completed', 'order']
]

const title = (word: string) => word[0].toUpperCase() + word.slice(1)
const upper = (word: string) => word.toUpperCase()
const lower = (word: string) => word

/** How the two words of a name may be written: Order Completed, Order completed, order completed, orderCompleted, ORDER_COMPLETED. */
const CASES = [
  [title, title],
  [title, lower],
  [lower, lower],
  [lower, title],
  [upper, upper]
]

const SEPARATORS = [' ', '_', '']

/** Each name of an order: the classic destination took both orders of the words, in any case, with a space, an underscore or nothing between them. */
export const ORDER_NAMES: readonly string[] = WORDS.flatMap(([first, second]) =>
  SEPARATORS.flatMap((separator) => CASES.map(([one, two]) => one(first) + separator + two(second)))
)

/** Triggers of two subscriptions that share all track calls between them. A trigger compares texts letter by letter. */
const ORDERS = `type = "track" and (${ORDER_NAMES.map((name) => `event = "${name}"`).join(' or ')})`
const NO_ORDERS = `type = "track" and ${ORDER_NAMES.map((name) => `event != "${name}"`).join(' and ')}`

const TRIGGERS: Record<string, string | undefined> = { logPurchase: ORDERS, logEvent: NO_ORDERS }

function withOrdersByAnyName(draft: Draft): Draft {
  const subscriptions = draft.subscriptions.map((subscription) => ({
    ...subscription,
    trigger: TRIGGERS[subscription.action] ?? subscription.trigger
  }))
  return { ...draft, subscriptions }
}

export const orders: ClassicBehaviour = {
  key: 'event',
  label: 'Names of an Order',
  value: () => 'Order Completed',
  does: '`Order Completed` and `Completed Order` were orders, in any case, with a space, an underscore or nothing between the words.',
  answer: `Log Purchase takes ${ORDER_NAMES.length} ways of writing them, such as \`order_completed\` and \`completedOrder\`, and Log Event all others. For phones in device mode an order is a track call like any other.`,
  judge({ options }) {
    if (isOnPhone(options)) {
      return notNeeded(
        'No name is that of an order: Log Event takes all track calls.',
        'In device mode on a phone the classic destination did not take an order apart.'
      )
    }
    return carriedOver(
      'Log Purchase takes "Order Completed" and "Completed Order", also in lower case, in capitals, in snake and in camel case; Log Event takes all other track calls.',
      'So the classic destination knew an order. A trigger compares letter by letter, so it names each way of writing them; add yours if it is another one, to both triggers.',
      withOrdersByAnyName
    )
  }
}
