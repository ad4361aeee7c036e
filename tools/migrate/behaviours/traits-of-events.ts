/** What events change of their user. */
import { objectAt, whereText } from '../../../src/fields/mapping'
import type { ClassicBehaviour } from '../classic-behaviour'
import type { Circumstances } from '../classic-setting'
import type { Draft } from '../draft'
import { becomesEvents, withChangedMapping } from '../draft'
import { isPropertyName } from '../path-name'
import { traitLists } from '../settings/traits'
import { carriedOver, notNeeded } from '../verdict'

/**
 * The traits in an event's context. Those that an identify call adds, appends or sets once are left out: set by an event that merely
 * repeats them, a count would be lost. Null is a trait that an event does not send.
 */
function traitsInContext(circumstances: Circumstances) {
  const listed = traitLists.flatMap((list) => circumstances.lookUp(list)).filter(isPropertyName)
  // Merged as an object, a text would be one property a letter.
  const traits = whereText('$.context.traits', {}, objectAt('$.context.traits'))
  if (listed.length === 0) return traits
  const none = Object.fromEntries(listed.map((name) => [name, null]))
  return { '@merge': { direction: 'right', objects: [traits, none] } }
}

function withTraitsInContext(circumstances: Circumstances) {
  return (draft: Draft) =>
    withChangedMapping(draft, becomesEvents, (mapping) => ({
      ...mapping,
      user_properties: traitsInContext(circumstances)
    }))
}

export const traitsOfEvents: ClassicBehaviour = {
  key: 'context.traits',
  label: 'Traits of Track, Page and Screen Calls',
  value: ({ options }) => (options.deviceMode ? undefined : 'user_properties'),
  does: 'Servers: the traits in the context of a track, page or screen call (`context.traits`) became user properties.',
  answer:
    '`user_properties` of Log Event, Log Page and Log Purchase from `$.context.traits`, without the traits that are in one of the four lists of traits. In device mode: nothing, as before.',
  judge(circumstances) {
    if (circumstances.options.deviceMode) {
      return notNeeded(
        'user_properties of events are not taken from $.context.traits.',
        "In device mode Amplitude's SDK set user properties by identify calls alone."
      )
    }
    return carriedOver(
      'user_properties of Log Event, Log Page and Log Purchase from $.context.traits.',
      'So the classic destination had it. Traits that are incremented, set once, appended or prepended are left out, as an event that repeats them would overwrite what they came to.',
      withTraitsInContext(circumstances)
    )
  }
}
