import { analytics } from './analytics.mjs'

// The library for Node takes the group's id inside the call.
analytics.group({
  groupId: 'some_group_id',
  userId: 'some_user_id',
  traits: {
    email: 'group@example.org',
    some_other_property: 'some_other_value'
  }
})

await analytics.closeAndFlush()
