import { describingText } from './describing-text'

/** What a payload says about the library that Amplitude shows. */
export interface LibrarySource {
  library2?: { behavior?: string; mapping?: string }
}

/** As in Segment's classic destination, and in its own: a chart on it stays as it was. */
const DEFAULT_LIBRARY = 'segment'

/** The library of an event. */
export function libraryOf({ library2 }: LibrarySource): string {
  const mapped = library2?.behavior === 'use_mapping' ? describingText(library2.mapping) : undefined
  return mapped ?? DEFAULT_LIBRARY
}
