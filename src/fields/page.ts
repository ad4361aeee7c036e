import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

function pageSwitch(label: string, description: string, isOn: boolean): InputField {
  return { label, description, type: 'boolean', category: 'config', default: isOn }
}

/** Which events a page or screen call becomes, and how they are named. */
export const pageFields: Record<string, InputField> = {
  trackAllPages: pageSwitch(
    'Track All Pages',
    'Whether every page or screen is an event "Loaded a Page" or "Loaded a Screen", with name and category as properties. One event type, however many pages there are. With several of the three switches on, one call becomes several events.',
    true
  ),
  trackNamedPages: pageSwitch(
    'Track Named Pages',
    'Whether a page with a name is an event named after category and name, such as "Loaded Merchant Settings Page". Each is an event type of its own, of which Amplitude takes a limited number a project.',
    false
  ),
  trackCategorizedPages: pageSwitch(
    'Track Categorized Pages',
    'Whether a page with a category is an event named after the category, such as "Loaded Merchant Page".',
    false
  ),
  verb: {
    label: 'Verb',
    description:
      'The first word of the event names. Keep the one under which pages are already collected: another word makes other events. "Classic" is what the classic destination sent: Viewed for named and categorized pages, Loaded for all.',
    type: 'string',
    category: 'config',
    choices: [
      { value: 'Loaded', label: 'Loaded' },
      { value: 'Viewed', label: 'Viewed' },
      { value: 'classic', label: 'Classic' }
    ],
    default: 'Loaded'
  },
  event_type: {
    label: 'Event Type',
    description:
      'A name of your own for the event, such as the template "Viewed {{name}}". Where it gives text, that is the only event of the call, whatever the three switches say. Changing the name of an event that is already collected breaks the charts that use it.',
    type: 'string'
  },
  page_name: {
    label: 'Page Name',
    description: 'The name of the page or screen. Added to the event properties as name where they have none.',
    type: 'string',
    default: path('$.name')
  },
  page_category: {
    label: 'Page Category',
    description:
      'The category of the page or screen. When empty, it is category among the Event Properties. Added to them as category where they have none.',
    type: 'string',
    default: path('$.category')
  },
  page_type: {
    label: 'Call Type',
    description: 'Whether it is a page or a screen: events of a "screen" are named so, all others are pages.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.type')
  }
}
