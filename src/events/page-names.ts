/** What a payload says about a page or screen, and about which events are wanted of it. */
export interface PageSource {
  page_type?: string
  page_name?: string
  page_category?: string
  trackAllPages?: boolean
  trackNamedPages?: boolean
  trackCategorizedPages?: boolean
  verb?: string
}

/** An event type, and the switch that asked for it. */
export interface PageEventType {
  /** Stable, whatever the other switches are: tells the events of one call apart. */
  part: 'all' | 'named' | 'categorized'
  eventType: string
}

const DEFAULT_VERB = 'Loaded'

/**
 * The event types of a page or screen call, one for each switch that is on and has what it needs: a name, a category, or
 * nothing. As Segment's classic destination names them: `Loaded Merchant Settings Page`, `Loaded Merchant Page`,
 * `Loaded a Page`.
 */
export function pageEventTypes(source: PageSource): PageEventType[] {
  const name = tidy(source.page_name)
  const category = tidy(source.page_category)
  const noun = source.page_type === 'screen' ? 'Screen' : 'Page'
  const titled = (...words: string[]) => tidy([source.verb || DEFAULT_VERB, ...words, noun].join(' '))

  const types: PageEventType[] = []
  if (source.trackAllPages) types.push({ part: 'all', eventType: titled('a') })
  if (source.trackNamedPages && name) types.push({ part: 'named', eventType: titled(category, name) })
  if (source.trackCategorizedPages && category) types.push({ part: 'categorized', eventType: titled(category) })
  return types
}

/** Words with one space between them and none around them. */
function tidy(text = ''): string {
  return text.replace(/\s+/g, ' ').trim()
}
