/** Calls through saved subscriptions of Identify User, Group Identify User and Map User. */
import { campaign, MAC, phone, place, web } from './contexts'
import type { SavedCall } from './saved-call'

function identify(name: string, call: Record<string, unknown>, changes: Record<string, unknown> = {}): SavedCall {
  return { name, action: 'identifyUser', changes, call: { type: 'identify', event: undefined, ...call } }
}

function group(name: string, call: Record<string, unknown>, changes: Record<string, unknown> = {}): SavedCall {
  const named = { group_type: 'company', group_value: { '@path': '$.groupId' }, ...changes }
  const whole = { type: 'group', event: undefined, groupId: 'g-1', ...call }
  return { name, action: 'groupIdentifyUser', changes: named, call: whole }
}

function alias(name: string, call: Record<string, unknown>, changes: Record<string, unknown> = {}): SavedCall {
  const whole = { type: 'alias', event: undefined, previousId: 'user-old', userId: 'user-new', ...call }
  return { name, action: 'mapUser', changes, call: whole }
}

export const USER_CALLS: readonly SavedCall[] = [
  identify('with traits', { traits: { plan: 'pro', seats: 5, tags: ['a', 'b'], company: { name: 'Acme' } } }),
  identify('without traits', {}),
  identify('with an address', { traits: { address: { country: 'France', city: 'Paris' } } }),
  identify('with traits that are empty', { traits: { plan: null, coupon: '', seats: 5 } }),
  identify('of a browser', { traits: { plan: 'pro' }, context: { ...web, campaign, userAgent: MAC } }),
  identify('of a phone', { traits: { plan: 'pro' }, context: { ...phone, ...place } }),
  identify('without a user id', { userId: null, traits: { plan: 'pro' } }),
  identify('without a device id', { anonymousId: undefined, traits: { plan: 'pro' } }),
  identify('with operations in its traits', {
    traits: { $set: { plan: 'pro' }, $add: { visits: 1 }, $unset: { old: '-' } }
  }),
  identify('with operations in its traits and a campaign', {
    traits: { $set: { plan: 'pro' }, $setOnce: { first_plan: 'free' } },
    context: { ...web, campaign }
  }),
  identify(
    'without campaign and referrer',
    { traits: { plan: 'pro' }, context: { ...web, campaign } },
    {
      utm_properties: undefined,
      referrer: undefined
    }
  ),
  identify(
    'with a campaign by hand',
    { traits: { plan: 'pro' }, context: { ...web, campaign } },
    {
      utm_properties: { utm_source: 'partner', utm_id: { '@path': '$.context.campaign.id' } }
    }
  ),
  identify(
    'with groups',
    { traits: { plan: 'pro' }, context: { groups: { company: 'Segment' } } },
    {
      groups: { '@path': '$.context.groups' }
    }
  ),
  identify(
    'of short ids, with an insert id',
    { userId: 'u1', traits: { plan: 'pro' } },
    {
      min_id_length: 1,
      insert_id: { '@path': '$.messageId' }
    }
  ),
  identify(
    'with the raw user agent, without parsing',
    { traits: { plan: 'pro' }, context: { ...web, userAgent: MAC } },
    {
      userAgentParsing: false,
      includeRawUserAgent: true
    }
  ),
  identify(
    'of a paying user',
    { traits: { paying: true }, context: phone },
    { paying: { '@path': '$.traits.paying' } }
  ),
  identify('of a user who does not pay, as 0', { traits: { paying: 0 } }, { paying: { '@path': '$.traits.paying' } }),
  identify(
    'with a first version, of short ids',
    { userId: 'u1', context: { ...phone, ...web, campaign } },
    {
      start_version: { '@path': '$.context.app.version' },
      min_id_length: 1
    }
  ),

  group('with traits', { traits: { name: 'Segment', seats: 5, tags: ['a'], address: { city: 'Graz' } } }),
  group('without traits', {}),
  group('by a trait', { traits: { name: 'Segment', seats: 5 } }, { group_value: { '@path': '$.traits.name' } }),
  group('by a number', { groupId: 15, traits: { seats: 5 } }),
  group('by a list of one', { traits: { names: ['Segment'] } }, { group_value: { '@path': '$.traits.names' } }),
  group('with operations in its traits', { traits: { $set: { plan: 'pro' }, $add: { seats: 1 } } }),
  group('without a user', { userId: undefined, anonymousId: undefined, traits: { seats: 5 } }),
  group('without a time', { traits: { seats: 5 } }, { time: undefined }),
  group(
    'of short ids, with an insert id',
    { userId: 'u1', traits: { seats: 5 } },
    {
      min_id_length: 1,
      insert_id: { '@path': '$.messageId' }
    }
  ),

  alias('as it comes', {}),
  alias('of short ids', { previousId: 'u1', userId: 'u2' }, { min_id_length: 1 }),
  alias('with no least length of ids', {}, { min_id_length: null }),
  alias(
    'to an address',
    { userId: 7001, traits: { email: 'ada@example.com' } },
    {
      user_id: { '@path': '$.userId' },
      global_user_id: { '@path': '$.traits.email' }
    }
  )
]
