import type { Handover } from '../traffic/handover'

/** Something that delivers calls, or does a part of that. */
export interface Contender {
  name: string
  /** @throws Where not every call was taken. */
  deliver(handover: Handover): Promise<void> | void
}
