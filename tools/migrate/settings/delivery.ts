/** How events travel. */
import { batchingFields } from '../../../src/fields/delivery'
import type { ClassicSetting } from '../classic-setting'
import { withField } from '../draft'
import { NUMBER, SWITCH } from '../value-type'
import { carriedOver, needsPerson, notNeeded } from '../verdict'

export const sendToBatchEndpoint: ClassicSetting<boolean> = {
  key: 'sendToBatchEndpoint',
  label: 'Send To Batch Endpoint',
  type: SWITCH,
  default: false,
  does: "Events go to Amplitude's `/batch` in place of `/2/httpapi`.",
  answer: '`use_batch_endpoint` in every action that sends events.',
  judge(value) {
    return carriedOver(
      `Use the Batch Endpoint, ${value ? 'on' : 'off'}, in every action that sends events.`,
      value ? 'It takes more at once, and its events may appear later.' : 'Events go to the HTTP V2 API.',
      (draft) => withField(draft, 'use_batch_endpoint', value)
    )
  }
}

export const batchEvents: ClassicSetting<boolean> = {
  key: 'batchEvents',
  label: 'Batch Events',
  type: SWITCH,
  default: false,
  does: 'Browser: the SDK gathers events before it sends them.',
  answer:
    "`enable_batching`: Segment gathers them. Off: Segment's batches stay on, as each event of them has its own result; turn `enable_batching` off to have a request for each.",
  judge(value) {
    if (!value) {
      return notNeeded(
        'Batch Events in each action stays as it comes, on.',
        'It said how the browser sends. Segment gathers events after that, and each event of a batch has its own result.'
      )
    }
    return carriedOver('Batch Events in every action.', 'Segment gathers events in place of the browser.', (draft) =>
      withField(draft, 'enable_batching', true)
    )
  }
}

const { minimum = 1, maximum = Infinity } = batchingFields.batch_size

export const eventUploadThreshold: ClassicSetting<number> = {
  key: 'eventUploadThreshold',
  label: 'Event Upload Threshold',
  type: NUMBER,
  default: 30,
  does: 'Browser and phone: how many events are gathered, where Batch Events is on.',
  answer: `\`batch_size\`, if it is a whole number from ${minimum} to ${maximum}. Not needed where Batch Events is off.`,
  judge(value, { lookUp }) {
    if (!lookUp(batchEvents)) {
      return notNeeded('The batch size stays as it comes.', 'Batch Events is off, so the threshold had no effect.')
    }
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
      return needsPerson(
        `The batch size stays as it comes. Choose one from ${minimum} to ${maximum}, or leave it.`,
        'The number is none that this destination takes.'
      )
    }
    return carriedOver('The batch size of every action.', 'Batch Events is on.', (draft) =>
      withField(draft, 'batch_size', value)
    )
  }
}

export const eventUploadPeriodMillis: ClassicSetting<number> = {
  key: 'eventUploadPeriodMillis',
  label: 'Event Upload Period',
  type: NUMBER,
  default: 30000,
  does: 'Browser and phone: how long events are gathered.',
  answer: 'Nothing to set: Segment decides when a batch goes out.',
  judge: () => notNeeded('Nothing is set.', 'Segment decides when a batch goes out.')
}
