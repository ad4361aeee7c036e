/**
 * Whether a trigger ends with a comparison to nothing, such as `type = `. Segment's parser takes its own mark of the end, the
 * text "eos", for the value.
 * @param trigger In FQL, and one that parses.
 */
export function endsWithoutValue(trigger: string): boolean {
  return /[=<>]\s*$/.test(trigger)
}
