/** What a payload says about a page or screen, and about which events are wanted of it. */
export interface PageSource {
  page_type?: string
  page_name?: string
  trackAllPages?: boolean
  trackNamedPages?: boolean
  trackCategorizedPages?: boolean
  verb?: string
  event_type?: string
}

/** An event type, and what asked for it. */
export interface PageEventType {
  /** Stable, whatever the other switches are: tells the events of one call apart. */
  part: 'own' | 'all' | 'named' | 'categorized'
  eventType: string
}

/** The first word of each kind of name. `classic` is what the code of Segment's classic destination sent. */
const VERBS = {
  Loaded: { all: 'Loaded', titled: 'Loaded' },
  Viewed: { all: 'Viewed', titled: 'Viewed' },
  classic: { all: 'Loaded', titled: 'Viewed' }
}

/**
 * The event types of a page or screen call: the one of its own that is mapped, or one for each switch that is on and has what it
 * needs: a name, a category, or nothing. As Segment's classic destination names them: `Loaded Merchant Settings Page`,
 * `Loaded Merchant Page`, `Loaded a Page`.
 */
export function pageEventTypes(source: PageSource, pageCategory: string | undefined): PageEventType[] {
  const own = tidy(source.event_type)
  if (own) return [{ part: 'own', eventType: own }]
  const name = tidy(source.page_name)
  const category = tidy(pageCategory)
  const noun = source.page_type === 'screen' ? 'Screen' : 'Page'
  const { all, titled } = VERBS[source.verb as keyof typeof VERBS] ?? VERBS.Loaded

  const types: PageEventType[] = []
  if (source.trackAllPages) types.push({ part: 'all', eventType: `${all} a ${noun}` })
  if (source.trackNamedPages && name) {
    types.push({ part: 'named', eventType: tidy(`${titled} ${category} ${name} ${noun}`) })
  }
  if (source.trackCategorizedPages && category) {
    types.push({ part: 'categorized', eventType: `${titled} ${category} ${noun}` })
  }
  return types
}

/** Words with one space between them and none around them. */
function tidy(text = ''): string {
  return text.replace(/\s+/g, ' ').trim()
}
