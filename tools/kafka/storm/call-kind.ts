/** The kinds of calls of a storm. Calls of a kind go through one subscription, the preset for it. */
export const CALL_KINDS = ['track', 'order', 'page', 'screen', 'identify'] as const
export type CallKind = typeof CALL_KINDS[number]

/** The preset that takes calls of a kind. */
export const SUBSCRIPTION_OF: Record<CallKind, string> = {
  track: 'Track Calls',
  order: 'Order Completed Calls',
  page: 'Page Calls',
  screen: 'Screen Calls',
  identify: 'Identify Calls'
}

/** Something for each kind. */
export function forEachKind<Thing>(thingFor: (kind: CallKind) => Thing): Record<CallKind, Thing> {
  return {
    track: thingFor('track'),
    order: thingFor('order'),
    page: thingFor('page'),
    screen: thingFor('screen'),
    identify: thingFor('identify')
  }
}
