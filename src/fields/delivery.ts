import type { InputField } from '@segment/actions-core'

/** How many events Segment hands over at once; what Amplitude takes in a request is sorted out by the destination. */
const DEFAULT_BATCH_SIZE = 1000
const MAX_BATCH_SIZE = 2000

/** Whether and how Segment batches calls. Configuration, never sent to Amplitude. */
export const batchingFields: Record<string, InputField> = {
  enable_batching: {
    label: 'Batch Events',
    description:
      'Whether Segment hands events over in batches, which means far fewer requests to Amplitude. Each event of a batch still has its own result.',
    type: 'boolean',
    category: 'config',
    default: true
  },
  batch_size: {
    label: 'Batch Size',
    description:
      "How many events Segment hands over at once, at most. Batches are cut to the size of Amplitude's requests afterwards.",
    type: 'number',
    category: 'config',
    unsafe_hidden: true,
    default: DEFAULT_BATCH_SIZE,
    minimum: 1,
    maximum: MAX_BATCH_SIZE
  }
}

/** How events travel to Amplitude's ingestion API. Configuration, never sent inside an event. */
export const deliveryFields: Record<string, InputField> = {
  use_batch_endpoint: {
    label: 'Use the Batch Endpoint',
    description:
      "Whether events go to Amplitude's Batch API in place of the HTTP V2 API. It takes more at once (20 MB and 1000 events a second and user, in place of 1 MB and 30), and its events may appear later.",
    type: 'boolean',
    category: 'config',
    default: false
  },
  min_id_length: {
    label: 'Minimum ID Length',
    description:
      "How many characters a User ID and a Device ID must have, if not Amplitude's 5. Set it to your shortest id's length if your ids are shorter, or Amplitude refuses them.",
    type: 'integer',
    category: 'config',
    allowNull: true
  },
  ...batchingFields,
  batch_keys: {
    label: 'Batch Keys',
    description:
      'Fields that have one value in all events of a batch, as one request to Amplitude has one endpoint and one set of options.',
    type: 'string',
    category: 'config',
    multiple: true,
    unsafe_hidden: true,
    default: ['use_batch_endpoint', 'min_id_length']
  }
}
