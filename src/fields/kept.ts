import type { InputField } from '@segment/actions-core'

/** Fields that saved mappings have, and of which nothing is sent. Without them, such a mapping would name a field that does not exist. */

/** Of Log Event: products have revenue in Log Purchase alone. */
export const keptProductsField: Record<string, InputField> = {
  products: {
    label: 'Products',
    description: 'Kept for saved mappings, without effect: the revenue of products belongs to Log Purchase.',
    type: 'object',
    multiple: true,
    additionalProperties: true,
    unsafe_hidden: true
  }
}

/** Of Map User: a mapping has no options. */
export const keptMinIdLengthField: Record<string, InputField> = {
  min_id_length: {
    label: 'Minimum ID Length',
    description: 'Kept for saved mappings, without effect: Amplitude takes ids of any length in a mapping.',
    type: 'integer',
    allowNull: true,
    unsafe_hidden: true
  }
}
