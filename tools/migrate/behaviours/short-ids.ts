/** How long an id must be. */
import type { ClassicBehaviour } from '../classic-behaviour'
import { withField } from '../draft'
import { carriedOver } from '../verdict'

/** Amplitude's HTTP V2 API, "min_id_length". */
const USUAL = 5

/** Every id that is not empty, as Amplitude's SDKs sent them. */
const ANY = 1

export const shortIds: ClassicBehaviour = {
  key: 'min_id_length',
  label: 'Length of IDs',
  value: ({ options }) => (options.deviceMode ? ANY : USUAL),
  does: "Servers: Amplitude refused ids of fewer than 5 characters. Device mode: Amplitude's SDK sent ids of any length.",
  answer:
    'Nothing to set for servers. With `--device-mode`, `min_id_length` is 1 in every action that sends events, so that users with short ids stay.',
  judge({ options }) {
    if (!options.deviceMode) {
      return carriedOver(
        `Minimum ID Length stays as it comes, Amplitude's ${USUAL}.`,
        "Amplitude's API refuses shorter ids, whoever sends them. If the source sent in device mode, where ids of any length were taken, run the migration with --device-mode."
      )
    }
    return carriedOver(
      `Minimum ID Length ${ANY} in every action that sends events.`,
      "Amplitude's SDK, which sent the events in device mode, took ids of any length; without it Amplitude's API would refuse those of fewer than 5 characters.",
      (draft) => withField(draft, 'min_id_length', ANY)
    )
  }
}
